"use client";

import { useFormatter, useTranslations } from "next-intl";
import { isWholeMonth, type PeriodChoice, presetOf } from "@/server/analytics/periods/schemas";
import type { Day, Period } from "@/server/analytics/schemas";
import { daysIn, type Grain } from "./period";

/** Noon, so that no time zone makes another day of it. */
const noon = (day: Day) => new Date(`${day}T12:00:00Z`);
const timeZone = "UTC";

/** Says days, and stretches of days, in the reader's language. */
export function usePeriodText() {
  const t = useTranslations("reports");
  const format = useFormatter();

  /** "November 2026", "23 Nov 2026", "1 – 15 Nov 2026" */
  function dates(period: Period) {
    if (isWholeMonth(period)) {
      return format.dateTime(noon(period.from), { month: "long", year: "numeric", timeZone });
    }
    if (daysIn(period) === 1) return format.dateTime(noon(period.from), "dayYear", { timeZone });
    return format.dateTimeRange(noon(period.from), noon(period.to), {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone,
    });
  }

  return {
    dates,

    /** As a part of the question: "in the last 7 days". */
    choice(choice: PeriodChoice, period: Period) {
      const preset = presetOf(choice);
      return preset ? t(`presets.${preset}`) : t("ownPeriod", { dates: dates(period) });
    },

    /** The name of a row: "Mon 23 Nov", "23 – 29 Nov", "November 2026". */
    grain(grain: Grain, start: Day) {
      if (grain === "month") {
        return format.dateTime(noon(start), { month: "long", year: "numeric", timeZone });
      }
      const day = format.dateTime(noon(start), {
        ...(grain === "day" && { weekday: "short" }),
        day: "numeric",
        month: "short",
        timeZone,
      });
      return grain === "week" ? t("weekOf", { day }) : day;
    },

    /** Short, beside an axis. */
    tick(grain: Grain, start: Day) {
      return format.dateTime(noon(start), {
        ...(grain === "month" ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" }),
        timeZone,
      });
    },
  };
}
