import { type Day, type Period, periodSchema } from "@/server/analytics/schemas";

export const presets = [
  "today",
  "yesterday",
  "thisWeek",
  "last7",
  "last30",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "thisYear",
] as const;
export type Preset = (typeof presets)[number];

/** As the address has it: a preset, or two days, "2026-11-01..2026-11-15". */
export type PeriodChoice = Preset | `${Day}..${Day}`;

const isPreset = (text: string): text is Preset => (presets as readonly string[]).includes(text);

export const ownDates = ({ from, to }: Period): PeriodChoice => `${from}..${to}`;

export function periodChoiceOf(text: string): PeriodChoice | undefined {
  if (isPreset(text)) return text;
  const [from, to, ...rest] = text.split("..");
  const own = periodSchema.safeParse({ from, to });
  return own.success && rest.length === 0 ? ownDates(own.data) : undefined;
}

export const presetOf = (choice: PeriodChoice): Preset | undefined => (isPreset(choice) ? choice : undefined);

const dayMs = 86_400_000;
const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => toDay(Date.parse(day) + days * dayMs);

export const daysIn = ({ from, to }: Period) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

const monthStart = (day: Day): Day => `${day.slice(0, 8)}01`;
export const monthEnd = (day: Day): Day => addDays(monthStart(addDays(monthStart(day), 31)), -1);

/** The calendar day it is in a time zone. */
export const todayIn = (timeZone: string, now: Date): Day =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

/** The days that a choice means on a given day; those that begin earlier and go on end with that day. */
export function periodOf(choice: PeriodChoice, today: Day): Period {
  const until = (from: Day): Period => ({ from, to: today });
  switch (choice) {
    case "today":
      return until(today);
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "thisWeek":
      return until(addDays(today, -((new Date(today).getUTCDay() + 6) % 7)));
    case "last7":
      return until(addDays(today, -6));
    case "last30":
      return until(addDays(today, -29));
    case "thisMonth":
      return until(monthStart(today));
    case "lastMonth": {
      const to = addDays(monthStart(today), -1);
      return { from: monthStart(to), to };
    }
    case "thisQuarter": {
      const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return until(`${today.slice(0, 5)}${String(month).padStart(2, "0")}-01`);
    }
    case "thisYear":
      return until(`${today.slice(0, 5)}01-01`);
    default: {
      const [from = today, to = today] = choice.split("..");
      return { from, to };
    }
  }
}

/** A period of one whole calendar month: the one that Meta bills. */
export const isWholeMonth = ({ from, to }: Period) => from === monthStart(from) && to === monthEnd(from);

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
