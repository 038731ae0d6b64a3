"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { OpenHours } from "@/db/schema/identity";
import type { SavedHours } from "./hours-form";
import { HoursNotes } from "./hours-notes";
import { useDays } from "./use-days";

/** The hours as those read them who do not decide about them. */
export function HoursTable({ hours: { week, holidays, since, timeZone } }: { hours: SavedHours }) {
  const t = useTranslations("hours");
  const format = useFormatter();
  const days = useDays();
  const written = (hours: OpenHours[]) =>
    hours.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join(", ") || t("closed");
  return (
    <div className="grid w-full max-w-3xl gap-6 px-4 py-4 md:px-6">
      <HoursNotes isUnset={since === null} timeZone={timeZone} />
      {since && (
        <dl aria-label={t("week")} className="divide-y">
          {week.map((hours, day) => (
            <div key={days[day]} className="flex min-h-11 items-center gap-4">
              <dt className="w-32 font-medium">{days[day]}</dt>
              <dd className="tabular-nums">{written(hours)}</dd>
            </div>
          ))}
        </dl>
      )}
      {holidays.length > 0 && (
        <section aria-label={t("holidays")} className="grid gap-2">
          <h2 className="font-semibold text-lg">{t("holidays")}</h2>
          <dl className="divide-y">
            {holidays.map(({ date, name, hours }) => (
              <div key={date} className="flex min-h-11 flex-wrap items-center gap-x-4 py-1">
                <dt className="flex flex-wrap gap-x-4">
                  <span className="w-40 text-ink-soft tabular-nums">
                    {format.dateTime(new Date(`${date}T00:00Z`), {
                      day: "numeric",
                      month: "long",
                      year: "numeric",
                      timeZone: "UTC",
                    })}
                  </span>
                  <span className="font-medium">{name}</span>
                </dt>
                <dd className="tabular-nums">{written(hours)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
