import Holidays from "date-holidays";
import { invalid } from "../../errors";
import type { PublicHolidaysInput } from "../schemas";

type PublicHoliday = { date: string; name: string };

const dayMs = 86_400_000;

/** The countries whose public holidays are known, by their ISO codes. */
export const holidayCountries = (): string[] => Object.keys(new Holidays().getCountries());

/** The days of a year on which a whole country is off, in order, with their names in the reader's language. */
export function publicHolidays({ country, year, locale }: PublicHolidaysInput): PublicHoliday[] {
  if (!holidayCountries().includes(country))
    throw invalid("The public holidays of this country are not known.", { key: "holidaysUnknown" });
  const days = new Map<string, string>();
  for (const { date, start, end, name, type } of new Holidays(country).getHolidays(year, locale)) {
    if (type !== "public") continue;
    const first = Date.parse(`${date.slice(0, 10)}T00:00Z`);
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    for (let day = 0; day < length; day++) {
      const key = new Date(first + day * dayMs).toISOString().slice(0, 10);
      if (!days.has(key)) days.set(key, name);
    }
  }
  return [...days]
    .map(([date, name]) => ({ date, name }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}
