import { startsIn } from "./calendar";
import type { Period } from "./schemas";

export type Key = string | null;

/** Every day, week or month of the period, also those without a fact; of the rest those that have any. */
export function keysOf(groupBy: string, period: Period, met: Iterable<Key>): Key[] {
  if (groupBy === "none") return [];
  if (groupBy === "day" || groupBy === "week" || groupBy === "month") return startsIn(period, groupBy);
  return [...new Set(met)].sort();
}
