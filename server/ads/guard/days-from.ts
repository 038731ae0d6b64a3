import { addDays } from "../../billing/account-clock";

/** How many days there are, both among them. */
export function daysFrom(first: string, last: string): number {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) days++;
  return days;
}
