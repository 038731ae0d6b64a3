import { addDays, dayIn, startOf } from "../calendar";
import type { Day } from "../schemas";
import type { MailTimes } from "./schemas";

const hourIn = (timeZone: string, at: Date) =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));

const weekdayOf = (day: Day) => ((new Date(day).getUTCDay() + 6) % 7) + 1;

const lastOfMonth = (day: Day) => addDays(startOf("month", addDays(startOf("month", day), 31)), -1);

const dayOfMonth = (month: Day, wanted: number): Day => {
  const last = lastOfMonth(month);
  return wanted > Number(last.slice(8)) ? last : `${last.slice(0, 8)}${String(wanted).padStart(2, "0")}`;
};

/**
 * The last day on which a letter fell due. It is told by the day, so that an hour which the clock on the wall skips or shows
 * twice is one letter, as is a day that begins again in another time zone.
 */
export function lastDue(times: MailTimes, timeZone: string, now: Date): Day {
  const today = dayIn(timeZone, now);
  const begun = hourIn(timeZone, now) >= times.hour ? today : addDays(today, -1);
  if (times.every === "day") return begun;
  if (times.every === "week") return addDays(begun, -((weekdayOf(begun) - times.weekday + 7) % 7));
  const due = dayOfMonth(begun, times.monthDay);
  return due <= begun ? due : dayOfMonth(addDays(startOf("month", begun), -1), times.monthDay);
}
