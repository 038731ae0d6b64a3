type Week = { opensAt: string; closesAt: string }[][];

const midnight = 24;

/** The hours from one to another on each of these days; the first hour of Sunday is 0. */
export const hoursBetween = (days: number[], from: number, to: number): number[] =>
  days
    .flatMap((day) => Array.from({ length: Math.max(0, to - from) }, (_, at) => day * 24 + from + at))
    .sort((one, other) => one - other);

/**
 * The whole hours in which somebody is there; the week begins on Monday. What reaches beyond midnight is taken up to it, so that
 * no ad is seen while nobody answers.
 */
export function openHours(week: Week): number[] {
  const hours = week.flatMap((spans, at) =>
    spans.flatMap(({ opensAt, closesAt }) => {
      const from = Math.ceil(clock(opensAt));
      const to = closesAt > opensAt ? Math.floor(clock(closesAt)) : midnight;
      return hoursBetween([(at + 1) % 7], from, to);
    }),
  );
  return [...new Set(hours)].sort((one, other) => one - other);
}

const clock = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
