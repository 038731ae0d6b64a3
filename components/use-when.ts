"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { daysBetween, splitMinutes } from "./day";

/** Ways to say a moment or a stretch of time in the reader's language and the workspace's time zone. */
export function useWhen(givenTimeZone?: string) {
  const t = useTranslations("time");
  const format = useFormatter();
  const pageTimeZone = useTimeZone();
  const timeZone = givenTimeZone ?? pageTimeZone ?? "UTC";

  const parts = (moment: Date) => ({
    time: format.dateTime(moment, "time", { timeZone }),
    weekday: format.dateTime(moment, { weekday: "short", timeZone }),
    date: format.dateTime(moment, "day", { timeZone }),
  });

  return {
    timeZone,

    /** "at 14:32", "tomorrow at 14:32", "on 24 Nov at 14:32" */
    at(moment: Date, now: Date) {
      const { time, date } = parts(moment);
      const days = daysBetween(now.getTime(), moment.getTime(), timeZone);
      if (days === 0) return t("atToday", { time });
      if (days === 1) return t("atTomorrow", { time });
      if (days === -1) return t("atYesterday", { time });
      return t("atDate", { date, time });
    },

    /** "14:32", "Tue 14:32", "24 Nov 14:32" */
    short(moment: Date, now: Date) {
      const { time, weekday, date } = parts(moment);
      const days = daysBetween(now.getTime(), moment.getTime(), timeZone);
      if (days === 0) return time;
      return t("shortDay", { day: Math.abs(days) < 7 ? weekday : date, time });
    },

    /** "12 min", "1 h 12 min", "2 d 3 h" */
    length(totalMinutes: number) {
      const { days, hours, minutes } = splitMinutes(totalMinutes);
      if (days > 0) return hours > 0 ? t("daysHours", { days, hours }) : t("days", { days });
      if (hours > 0) return minutes > 0 ? t("hoursMinutes", { hours, minutes }) : t("hours", { hours });
      return t("minutes", { minutes });
    },

    exact: (moment: Date) => format.dateTime(moment, "exact", { timeZone }),
  };
}
