import type { WorkingHours } from "./get-working-hours";
import { workingSeconds } from "./working-seconds";

/** The working seconds between two moments when the hours changed in between: each part by the hours of its time. */
export function workingSecondsAlong(history: WorkingHours[], from: Date, to: Date): number {
  let seconds = 0;
  for (const [index, hours] of history.entries()) {
    const start = hours.since && hours.since > from ? hours.since : from;
    const next = history[index + 1]?.since;
    const end = next && next < to ? next : to;
    if (start < end) seconds += workingSeconds(hours, start, end);
  }
  return seconds;
}
