import { useLocale } from "next-intl";

/** The names of the days, Monday first, as they stand at the beginning of a line. */
export function useDays(): string[] {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => {
    // The first of January 2024 was a Monday.
    const name = format.format(Date.UTC(2024, 0, 1 + day));
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  });
}
