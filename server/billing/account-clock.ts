const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes dates as ISO does: 2026-10-01 00:00:00.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    formats.set(timeZone, format);
  }
  return format;
}

/** The day in the account's time zone, as "2026-10-01": Meta changes prices at its midnight. */
export const dayOf = (moment: Date, timeZone: string) => formatOf(timeZone).format(moment).slice(0, 10);

/** The calendar month in the account's time zone, as "2026-10". */
export const monthOf = (moment: Date, timeZone: string) => dayOf(moment, timeZone).slice(0, 7);

/** When a day begins in the account's time zone; where its midnight does not exist, when the clocks have moved on. */
export function dayStart(day: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  // The zone's offset is that of the hour sought, which may not be today's.
  const offsetAt = (at: number) => Date.parse(`${formatOf(timeZone).format(at).replace(" ", "T")}Z`) - at;
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}

/** The calendar day that many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** When the month after the moment's begins in the account's time zone; until then an allowance and its prices hold. */
export function nextMonthStart(moment: Date, timeZone: string): Date {
  const [year = 0, month = 0] = monthOf(moment, timeZone).split("-").map(Number);
  return dayStart(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), timeZone);
}

/** The first and the last day of a month such as "2026-10". */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: addDays(next, -1) };
}
