import { insightDaysThatChange, insightMonthsKept } from "../../meta/ads/insights";

const dayMs = 86_400_000;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The day it is where the ad account is. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);

export type InsightSpan = { since: string; until: string };

type Asked = {
  today: string;
  /** The day on which the oldest campaign of the account was made, if there is any. */
  oldest: string | undefined;
  /** The earliest day that was ever read. */
  sinceDay: string | null;
  isWhole: boolean;
};

/**
 * Which days are read: the first time all there are, once a day those that Meta may still change, and in between today and
 * yesterday, whose last hours arrive late.
 */
export function spanToRead({ today, oldest, sinceDay, isWhole }: Asked): InsightSpan {
  if (sinceDay !== null && !isWhole) return { since: addDays(today, -1), until: today };
  const changing = addDays(today, 1 - insightDaysThatChange);
  // A month is spared on either side of Meta's limit.
  const kept = addDays(today, -(insightMonthsKept - 1) * 30);
  const all = sinceDay === null && oldest !== undefined && oldest < changing ? oldest : changing;
  return { since: all < kept ? kept : all, until: today };
}
