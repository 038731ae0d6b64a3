import type { Holiday, OpenHours } from "@/db/schema/identity";
import { steadyStretches } from "./wall-clock";

/** When somebody is there: Monday first, holidays instead of their day of the week, by the clock of the time zone. */
export type Hours = { timeZone: string; week: OpenHours[][]; holidays: Holiday[] };

/** In milliseconds; `to` is no longer part of it. */
export type Span = { from: number; to: number };

export const wholeDay: OpenHours = { opensAt: "00:00", closesAt: "24:00" };

const minuteMs = 60_000;
const dayMs = 86_400_000;

const msOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMs;

function spanOf({ opensAt, closesAt }: OpenHours): Span {
  const [from, to] = [msOf(opensAt), msOf(closesAt)];
  return { from, to: to > from ? to : to + dayMs };
}

/** What overlaps or touches becomes one, so that no second counts twice. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

/** The open hours on the wall, as if every day had 24 of them, between two such times. */
function* onTheWall({ week, holidays }: Hours, from: number, to: number): Generator<Span> {
  const hoursOn = new Map(holidays.map(({ date, hours }) => [date, hours.map(spanOf)]));
  const usual = week.map((hours) => hours.map(spanOf));
  let waiting: Span[] = [];
  // Hours belong to the day they begin on, so yesterday's may reach into today.
  for (let day = Math.floor(from / dayMs) * dayMs - dayMs; day < to; day += dayMs) {
    const date = new Date(day);
    const spans = hoursOn.get(date.toISOString().slice(0, 10)) ?? usual[(date.getUTCDay() + 6) % 7] ?? [];
    const known = merged([
      ...waiting,
      ...spans.map((span) => ({ from: day + span.from, to: day + span.to })),
    ]);
    // Tomorrow's first hours may touch the last of today's.
    waiting = known.filter((span) => span.to >= day + dayMs);
    yield* known.filter((span) => span.to < day + dayMs);
  }
  yield* waiting;
}

/**
 * The stretches between two moments in which somebody is there, in order: exactly those in which the clock on the wall shows
 * a time within the hours. An hour that it shows twice in autumn counts twice, one that it leaves out in spring not at all.
 */
export function* openSpans(hours: Hours, from: Date, to: Date): Generator<Span> {
  for (const steady of steadyStretches(hours.timeZone, from.getTime(), to.getTime())) {
    for (const span of onTheWall(hours, steady.from + steady.offset, steady.to + steady.offset)) {
      const start = Math.max(span.from - steady.offset, steady.from);
      const end = Math.min(span.to - steady.offset, steady.to);
      if (start < end) yield { from: start, to: end };
    }
  }
}
