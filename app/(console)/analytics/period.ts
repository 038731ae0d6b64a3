import type { Day, Period } from "@/server/analytics/schemas";

const dayMs = 86_400_000;
const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => toDay(Date.parse(day) + days * dayMs);

export const daysIn = ({ from, to }: Period) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

const monthStart = (day: Day): Day => `${day.slice(0, 8)}01`;
export const monthEnd = (day: Day): Day => addDays(monthStart(addDays(monthStart(day), 31)), -1);

/** The calendar day it is in a time zone. */
export const todayIn = (timeZone: string, now: Date): Day =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

export type Grain = "day" | "week" | "month";

/** As fine as a chart of this length can be read. */
export function grainFor(period: Period): Grain {
  const days = daysIn(period);
  return days <= 62 ? "day" : days <= 366 ? "week" : "month";
}

/** The part of a period that lies in the day, week or month that begins then. */
export function within(period: Period, grain: Grain, start: Day): Period {
  const end = grain === "day" ? start : grain === "week" ? addDays(start, 6) : monthEnd(start);
  return { from: start < period.from ? period.from : start, to: end > period.to ? period.to : end };
}

export const isGrain = (group: string): group is Grain =>
  group === "day" || group === "week" || group === "month";
