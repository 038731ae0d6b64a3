const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes longer than all else that a row of a list does. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day of a moment in a time zone, as a number that grows by one each day. */
const dayNumber = (time: number, timeZone: string) =>
  Date.parse(dayFormat(timeZone).format(time)) / 86_400_000;

/** How many midnights lie between two moments there: 0 is the same day, 1 the day after, -1 the day before. */
export const daysBetween = (from: number, to: number, timeZone: string) =>
  dayNumber(to, timeZone) - dayNumber(from, timeZone);

/** 85 minutes are "1 h 25 min"; a whole hour leaves its minutes unsaid; from two days on, days count. */
export function splitMinutes(total: number) {
  const days = total >= 2880 ? Math.floor(total / 1440) : 0;
  const hours = Math.floor((total - days * 1440) / 60);
  return { days, hours, minutes: days > 0 ? 0 : total % 60 };
}
