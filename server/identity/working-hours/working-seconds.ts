import { type Hours, openSpans } from "./open-spans";

/** How much of the time between two moments falls into the working hours, to the millisecond; nothing if `to` is not later. */
export function workingSeconds(hours: Hours, from: Date, to: Date): number {
  let ms = 0;
  for (const span of openSpans(hours, from, to)) ms += span.to - span.from;
  return ms / 1000;
}
