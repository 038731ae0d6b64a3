/** How far a zone's clocks are from UTC at a moment. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return wall - Math.floor(at / 60_000) * 60_000;
}

/** The moment at which the clocks of a zone show this; in the hour that a change of clocks leaves out, one hour later. */
export function instantOf(wallTime: string, timeZone: string): Date | undefined {
  // Parsing is lenient: ":00Z" alone would be a day of the year 2000.
  if (wallTime === "") return undefined;
  const wall = Date.parse(`${wallTime}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const first = wall - offsetMs(wall, timeZone);
  return new Date(wall - offsetMs(first, timeZone));
}
