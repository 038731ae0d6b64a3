/** "2026-11-23 14:32:05" as the clocks of the time zone show it. */
export function localTime(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  return parts.format(moment);
}
