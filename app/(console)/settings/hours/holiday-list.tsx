"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Holiday } from "@/db/schema/identity";
import { ImportDialog } from "./import-dialog";
import { TimeFields } from "./time-fields";

type HolidayListProps = {
  holidays: Holiday[];
  problemOf: (index: number) => string | undefined;
  onChange: (holidays: Holiday[]) => void;
};

/** The days that are not like others of their week: closed, or with hours of their own. */
export function HolidayList({ holidays, problemOf, onChange }: HolidayListProps) {
  const t = useTranslations("hours");
  const change = (index: number, part: Partial<Holiday>) =>
    onChange(holidays.map((one, other) => (other === index ? { ...one, ...part } : one)));
  return (
    <section aria-label={t("holidays")} className="grid gap-2">
      <h2 className="font-semibold text-lg">{t("holidays")}</h2>
      <p className="text-pretty text-ink-soft">{t("holidaysLead")}</p>
      <ul className="divide-y">
        {holidays.map((holiday, index) => {
          const name = holiday.name || t("newHoliday");
          return (
            <li key={String(index)} className="grid grid-cols-[1fr_auto] items-start gap-2 py-3">
              <div className="flex flex-wrap gap-x-4 gap-y-2">
                <Input
                  type="date"
                  required
                  aria-label={t("dateOf", { name })}
                  value={holiday.date}
                  onChange={({ target }) => change(index, { date: target.value })}
                  className="w-40 tabular-nums"
                />
                <Input
                  required
                  maxLength={80}
                  aria-label={t("nameOf", { date: holiday.date })}
                  placeholder={t("namePlaceholder")}
                  value={holiday.name}
                  onChange={({ target }) => change(index, { name: target.value })}
                  className="w-56 flex-1"
                />
                <div className="basis-full sm:pl-44">
                  <TimeFields
                    name={name}
                    hours={holiday.hours}
                    problem={problemOf(index)}
                    onChange={(hours) => change(index, { hours })}
                  />
                </div>
              </div>
              <Button
                variant="quiet"
                size="icon"
                aria-label={t("removeHoliday", { name })}
                onClick={() => onChange(holidays.filter((_, other) => other !== index))}
              >
                <X aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onChange([...holidays, { date: "", name: "", hours: [] }])}>
          <Plus aria-hidden />
          {t("addHoliday")}
        </Button>
        <ImportDialog
          known={holidays}
          onAdd={(added) =>
            onChange([...holidays, ...added].sort((one, other) => (one.date < other.date ? -1 : 1)))
          }
        />
      </div>
    </section>
  );
}
