"use client";

import { useLocale, useTranslations } from "next-intl";
import type { SavedReport } from "./use-saved-reports";

export const clockText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** The days of the week as they stand within a sentence, Monday first. */
export function useWeekdays(): string[] {
  const format = new Intl.DateTimeFormat(useLocale(), { weekday: "long", timeZone: "UTC" });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

/** When a report is sent, in words: "every Monday at 08:00". */
export function useTimesText() {
  const t = useTranslations("savedReports.times");
  const weekdays = useWeekdays();
  return ({ every, weekday, monthDay, hour }: NonNullable<SavedReport["mail"]>) => {
    const time = clockText(hour);
    if (every === "week") return t("week", { weekday: weekdays[(weekday ?? 1) - 1] ?? "", time });
    return every === "month" ? t("month", { day: monthDay ?? 1, time }) : t("day", { time });
  };
}
