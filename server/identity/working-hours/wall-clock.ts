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

const dayMs = 86_400_000;
const floor = (ms: number, step: number) => Math.floor(ms / step) * step;

/** How far the clock on the wall is ahead of UTC, in milliseconds. */
function offsetAt(timeZone: string, ms: number): number {
  const second = floor(ms, 1000);
  return Date.parse(`${formatOf(timeZone).format(second).replace(" ", "T")}Z`) - second;
}

/** A stretch of time in which nobody turns the clock on the wall. */
export type Steady = { from: number; to: number; offset: number };

/** The time between two moments, in order, cut wherever the clock is turned. */
export function* steadyStretches(timeZone: string, from: number, to: number): Generator<Steady> {
  let start = from;
  let offset = offsetAt(timeZone, from);
  let seen = from;
  while (seen < to) {
    const next = Math.min(seen + dayMs, to);
    const nextOffset = offsetAt(timeZone, next);
    if (nextOffset !== offset) {
      const turned = turnedBetween(timeZone, seen, next, offset);
      yield { from: start, to: turned, offset };
      start = turned;
      offset = nextOffset;
    }
    seen = next;
  }
  if (start < to) yield { from: start, to, offset };
}

/** The first whole second with another offset. No zone turns its clock twice within a day. */
function turnedBetween(timeZone: string, from: number, to: number, offset: number): number {
  let before = floor(from, 1000);
  let after = floor(to + 999, 1000);
  while (after - before > 1000) {
    const middle = floor((before + after) / 2, 1000);
    if (offsetAt(timeZone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
