import { addDays, dayOf } from "../account-clock";
import type { LateCost } from "./late-costs";
import type { LateGroup, LatePeriod } from "./schemas";

const startOf = {
  day: (day: string) => day,
  /** A week begins on Monday. */
  week: (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7)),
  month: (day: string) => `${day.slice(0, 8)}01`,
};

const isTime = (group: LateGroup): group is keyof typeof startOf => group in startOf;

/** In which group a late answer is: that of the day on which the customer asked, of its number, agent or country. */
export function keyOf(groupBy: LateGroup, answer: LateCost, timeZone: string): string | null {
  if (isTime(groupBy)) return startOf[groupBy](dayOf(answer.askedAt, timeZone));
  if (groupBy === "number") return answer.numberId;
  if (groupBy === "member") return answer.memberId;
  return groupBy === "country" ? answer.country : "";
}

/** Every day, week or month of the period, also those without a late answer; of the rest those that have any. */
export function keysOf(
  groupBy: LateGroup,
  { from, to }: LatePeriod,
  met: Iterable<string | null>,
): (string | null)[] {
  if (groupBy === "none") return [];
  if (!isTime(groupBy)) return [...met].sort();
  const keys = new Set<string>();
  for (let day = from; day <= to; day = addDays(day, 1)) keys.add(startOf[groupBy](day));
  return [...keys];
}
