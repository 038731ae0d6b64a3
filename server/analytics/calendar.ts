import type { Comparison, Day, Period } from "./schemas";

export type Grain = "day" | "week" | "month" | "quarter";

const dayMs = 86_400_000;
const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => toDay(Date.parse(day) + days * dayMs);
const daysBetween = (from: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The day it is in a time zone. */
export const dayIn = (timeZone: string, at: Date): Day =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);

/** The first day of the week, which begins on Monday, or of the month or quarter that a day is in. */
export function startOf(grain: Grain, day: Day): Day {
  if (grain === "quarter") {
    const month = new Date(day).getUTCMonth();
    return `${day.slice(0, 5)}${String(month - (month % 3) + 1).padStart(2, "0")}-01`;
  }
  if (grain === "month") return `${day.slice(0, 8)}01`;
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return grain === "week" ? addDays(day, -weekday) : day;
}

function next(grain: Grain, start: Day): Day {
  if (grain === "quarter") return startOf("month", addDays(start, 95));
  if (grain === "month") return startOf("month", addDays(start, 31));
  return addDays(start, grain === "week" ? 7 : 1);
}

/** The first days of all the days, weeks, months or quarters that a period touches. */
export function startsIn({ from, to }: Period, grain: Grain): Day[] {
  const starts: Day[] = [];
  for (let start = startOf(grain, from); start <= to; start = next(grain, start)) starts.push(start);
  return starts;
}

/** Neighbouring days, weeks, months or quarters, by the first days of the first and the last of them. */
export type Span = { grain: Grain; first: Day; last: Day };

/** The last day of the day, week, month or quarter that a day is in. */
export const endOf = (grain: Grain, day: Day): Day => addDays(next(grain, startOf(grain, day)), -1);

/**
 * What makes up a period, of few and long pieces: the whole quarters in it, the whole months and weeks in what is left at both
 * ends, and single days. Grains go from long to short, and the last of them is the day.
 */
export function coverOf({ from, to }: Period, [grain, ...shorter]: readonly Grain[]): Span[] {
  if (from > to || grain === undefined) return [];
  const first = startOf(grain, from) === from ? from : next(grain, startOf(grain, from));
  const end = endOf(grain, to) === to ? to : addDays(startOf(grain, to), -1);
  if (first > end) return coverOf({ from, to }, shorter);
  return [
    ...coverOf({ from, to: addDays(first, -1) }, shorter),
    { grain, first, last: startOf(grain, end) },
    ...coverOf({ from: addDays(end, 1), to }, shorter),
  ];
}

/** The grains whose pieces lie in one group each: a week belongs to no one month. */
export function grainsFor(groupBy: string): Grain[] {
  if (groupBy === "day") return ["day"];
  if (groupBy === "week") return ["week", "day"];
  return groupBy === "month" ? ["month", "day"] : ["quarter", "month", "week", "day"];
}

/** The period that another is compared with: as many days just before it, or the same days a year earlier. */
export function comparedWith({ from, to }: Period, comparison: Comparison): Period | undefined {
  if (comparison === "none") return undefined;
  if (comparison === "previousPeriod") {
    const days = daysBetween(from, to) + 1;
    const isWholeMonths =
      startOf("month", from) === from && startOf("month", addDays(to, 1)) === addDays(to, 1);
    if (!isWholeMonths) return { from: addDays(from, -days), to: addDays(from, -1) };
    const months = startsIn({ from, to }, "month").length;
    let start = from;
    for (let month = 0; month < months; month++) start = startOf("month", addDays(start, -1));
    return { from: start, to: addDays(from, -1) };
  }
  return { from: yearBefore(from, "02-28"), to: addDays(yearBefore(addDays(to, 1), "03-01"), -1) };
}

/** The last day of February has no counterpart in most years. */
function yearBefore(day: Day, insteadOfLeapDay: string): Day {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return earlier.replace("02-29", insteadOfLeapDay);
}
