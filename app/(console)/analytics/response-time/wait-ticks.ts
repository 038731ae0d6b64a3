const [minute, hour, day] = [60, 3600, 86_400];

/** Waits that people have words for. */
const steps = [
  1,
  10,
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  30 * day,
];

/** Lines of a chart of waits: from the step below the least to the one above the greatest. */
export function ticksFor(waits: (number | null)[]): number[] {
  const known = waits.filter((wait) => wait !== null);
  if (known.length === 0) return [minute, 5 * minute, 15 * minute, hour];
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const from = Math.max(
    0,
    steps.findLastIndex((step) => step <= least),
  );
  const above = steps.findIndex((step) => step >= greatest);
  const ticks = steps.slice(from, (above === -1 ? steps.length - 1 : Math.max(above, from + 1)) + 1);
  return above === -1 ? [...ticks, Math.ceil(greatest / day) * day] : ticks;
}
