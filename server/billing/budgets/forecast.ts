import { addDays, daysOf } from "../account-clock";

/** So many whole days before today are looked at: four of each weekday. */
export const lookBackDays = 28;
/** With fewer there would be weekdays that nobody has seen. */
export const fewestDays = 7;

export type SpentDay = { day: string; micros: bigint };

export type Pace = {
  /** What was spent on days of the month and of the look-back; a day that is not there had nothing. */
  spent: SpentDay[];
  /** The day of the first charge ever; null before it. */
  firstDay: string | null;
  today: string;
  /** How much of today is left, of a day that clocks may make 23 or 25 hours long. */
  restMs: number;
  dayMs: number;
};

export type Forecast =
  /** `days` is how many whole days it was worked out from. */
  | { isKnown: true; micros: bigint; days: number }
  /** `readyOn` is the day from which there is enough; null while nothing was spent at all. */
  | { isKnown: false; readyOn: string | null };

/**
 * What the month of today will have cost at its end: what was spent, and for each day that is left what such a weekday cost on
 * average in the last four weeks. Today counts with what was spent and its average for the hours that are left. It knows
 * nothing of what is planned, and of the free messages with which a month begins only what the last weeks had of them.
 */
export function forecastMonth({ spent, firstDay, today, restMs, dayMs }: Pace): Forecast {
  if (firstDay === null) return { isKnown: false, readyOn: null };
  const readyOn = addDays(firstDay, fewestDays);
  if (today < readyOn) return { isKnown: false, readyOn };

  const byDay = new Map<string, bigint>();
  for (const { day, micros } of spent) byDay.set(day, (byDay.get(day) ?? 0n) + micros);
  const earliest = addDays(today, -lookBackDays);
  const seen = daysBetween(firstDay > earliest ? firstDay : earliest, addDays(today, -1));
  const average = (day: string) => {
    const alike = seen.filter((one) => weekdayOf(one) === weekdayOf(day));
    const sum = alike.reduce((total, one) => total + (byDay.get(one) ?? 0n), 0n);
    return divide(sum, BigInt(alike.length));
  };

  const { from, to } = daysOf(today.slice(0, 7));
  const soFar = daysBetween(from, today).reduce((total, day) => total + (byDay.get(day) ?? 0n), 0n);
  const restOfToday = divide(average(today) * BigInt(Math.round(restMs)), BigInt(Math.round(dayMs)));
  const toCome = daysBetween(addDays(today, 1), to).reduce((total, day) => total + average(day), 0n);
  return { isKnown: true, micros: soFar + restOfToday + toCome, days: seen.length };
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** To the nearest micro-unit. */
const divide = (sum: bigint, by: bigint) => (sum + by / 2n) / by;
