"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { OpenHours } from "@/db/schema/identity";
import { isOverMidnight, nextHours } from "./hours-draft";

type TimeFieldsProps = {
  /** The day, as a screen reader says it before each field. */
  name: string;
  hours: OpenHours[];
  problem: string | undefined;
  onChange: (hours: OpenHours[]) => void;
};

const mostOfDay = 6;

/** From when to when, as often as a day has it. */
export function TimeFields({ name, hours, problem, onChange }: TimeFieldsProps) {
  const t = useTranslations("hours");
  const change = (index: number, part: Partial<OpenHours>) =>
    onChange(hours.map((one, other) => (other === index ? { ...one, ...part } : one)));
  const more = hours.length < mostOfDay && (
    <Button
      variant="quiet"
      size="sm"
      className="max-sm:-ml-3"
      aria-label={t("addHoursOf", { day: name })}
      onClick={() => onChange([...hours, nextHours(hours)])}
    >
      <Plus aria-hidden />
      {t("addHours")}
    </Button>
  );
  return (
    <div className="grid justify-items-start gap-2">
      {hours.map((one, index) => (
        <div key={String(index)} className="flex flex-wrap items-center gap-2">
          <Input
            type="time"
            required
            aria-label={t("opens", { day: name, nth: index + 1 })}
            aria-invalid={problem ? true : undefined}
            value={one.opensAt}
            onChange={({ target }) => change(index, { opensAt: target.value })}
            className="w-36 tabular-nums sm:w-32"
          />
          <span aria-hidden>–</span>
          <Input
            type="time"
            required
            aria-label={t("closes", { day: name, nth: index + 1 })}
            aria-invalid={problem ? true : undefined}
            value={one.closesAt}
            onChange={({ target }) => change(index, { closesAt: target.value })}
            className="w-36 tabular-nums sm:w-32"
          />
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={t("removeHours", { day: name, nth: index + 1 })}
            onClick={() => onChange(hours.filter((_, other) => other !== index))}
          >
            <X aria-hidden />
          </Button>
          {index === hours.length - 1 && more}
          {isOverMidnight(one) && <span className="text-ink-soft text-xs">{t("nextDay")}</span>}
        </div>
      ))}
      {hours.length === 0 && (
        <p className="flex h-10 items-center gap-4 text-ink-soft">
          {t("closed")}
          {more}
        </p>
      )}
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
