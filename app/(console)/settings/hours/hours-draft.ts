import type { Holiday, OpenHours } from "@/db/schema/identity";
import { saveWorkingHoursInput } from "@/server/identity/schemas";

export type Draft = { week: OpenHours[][]; holidays: Holiday[] };

const office: OpenHours = { opensAt: "09:00", closesAt: "17:00" };

/** What an owner who has said nothing yet begins with. */
const suggestion = (): Draft => ({
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [office] : [])),
  holidays: [],
});

/** A field for a time knows no 24:00; midnight is 00:00 there, of the next day. */
const asTyped = (hours: OpenHours[]) =>
  hours.map((one) => (one.closesAt === "24:00" ? { ...one, closesAt: "00:00" } : one));

export const draftOf = ({ week, holidays, since }: Draft & { since: Date | null }): Draft =>
  since === null
    ? suggestion()
    : {
        week: week.map(asTyped),
        holidays: holidays.map((holiday) => ({ ...holiday, hours: asTyped(holiday.hours) })),
      };

/** The hours after these: an hour later, or those of an office. */
export function nextHours(hours: OpenHours[]): OpenHours {
  const last = hours.at(-1)?.closesAt;
  if (!last) return office;
  const hour = Math.min(Number(last.slice(0, 2)) + 1, 22);
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    opensAt: `${two(hour)}:${last.slice(3)}`,
    closesAt: `${two(Math.min(hour + 4, 23))}:${last.slice(3)}`,
  };
}

export const isOverMidnight = ({ opensAt, closesAt }: OpenHours) => closesAt !== "" && closesAt <= opensAt;

export type Problem = "overlap" | "twice" | "incomplete";

/** What is wrong with each day and each holiday, by "week 0" or "holidays 3". */
export function problemsOf(draft: Draft): Map<string, Problem> {
  const { error } = saveWorkingHoursInput.safeParse({ ...draft, basedOn: null });
  const problems = new Map<string, Problem>();
  for (const { path, message } of error?.issues ?? []) {
    const place = `${String(path[0])} ${String(path[1])}`;
    const problem = message === "overlap" || message === "twice" ? message : "incomplete";
    if (!problems.has(place)) problems.set(place, problem);
  }
  return problems;
}
