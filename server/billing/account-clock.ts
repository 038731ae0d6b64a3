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

/** When the month after the moment's begins in the account's time zone; until then an allowance and its prices hold. */
export function nextMonthStart(moment: Date, timeZone: string): Date {
  const [year = 0, month = 0] = monthOf(moment, timeZone).split("-").map(Number);
  const asUtc = Date.UTC(year, month, 1);
  // The zone's offset is that of the hour sought, which may not be today's.
  const offsetAt = (at: number) => Date.parse(`${formatOf(timeZone).format(at).replace(" ", "T")}Z`) - at;
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}
