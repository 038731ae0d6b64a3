import type { Formats } from "next-intl";

/** The ways we write a date. Always 24 hours, in every language. */
export const formats = {
  dateTime: {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    weekdayTime: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { day: "numeric", month: "short" },
    dayYear: { day: "numeric", month: "short", year: "numeric" },
    weekday: { weekday: "long", day: "numeric", month: "long" },
    exact: {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    },
  },
} as const satisfies Formats;
