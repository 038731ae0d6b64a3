import { useFormatter } from "next-intl";

/** A calendar day as "2027-01-01" in the reader's words; it is the same day in every time zone. */
export function useCalendarDay() {
  const format = useFormatter();
  return (day: string) => format.dateTime(new Date(`${day}T00:00:00Z`), "dayYear", { timeZone: "UTC" });
}
