/**
 * Waits are counted in buckets, so that any two counts can be added up. A bucket's ends differ by less than 2 %, and the value
 * that stands for it lies in between, at most 1 % from either: that is `relativeError`. Below fifty seconds every second has
 * its own. The thresholds that people ask about are ends of buckets, so what is within them is counted exactly.
 */
const growth = 1.02;
const longestSeconds = 2_147_483_647;
const [minute, hour, day] = [60, 3_600, 86_400];

/** A wait of exactly so many seconds is still within them. */
export const thresholds = [
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map((minutes) => minutes * minute),
  ...[1, 2, 3, 4, 6, 8, 12, 18].map((hours) => hours * hour),
  ...[1, 2, 3, 7, 14, 30].map((days) => days * day),
];

/** The least wait of each bucket, in rising order. */
export const bucketStarts: readonly number[] = (() => {
  const starts = [0];
  const pending = [...thresholds];
  for (let start = 1; start < longestSeconds; ) {
    starts.push(start);
    const wide = Math.max(start + 1, Math.floor(start * growth));
    const cut = pending[0] !== undefined && pending[0] + 1 <= wide ? pending.shift()! + 1 : undefined;
    start = cut ?? wide;
  }
  return starts;
})();

/** Where a wait is counted. */
export function bucketOf(seconds: number): number {
  let [low, high] = [0, bucketStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bucketStarts[middle]! <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What stands for all waits of a bucket: as far, in proportion, from its least as from its greatest. */
export function secondsOf(bucket: number): number {
  const least = bucketStarts[bucket]!;
  const greatest = (bucketStarts[bucket + 1] ?? longestSeconds) - 1;
  return least === 0 ? 0 : (2 * least * greatest) / (least + greatest);
}

/** How often each bucket was met. */
export type Histogram = Map<number, number>;

export function addTo(histogram: Histogram, bucket: number, count: number): void {
  const sum = (histogram.get(bucket) ?? 0) + count;
  if (sum === 0) histogram.delete(bucket);
  else histogram.set(bucket, sum);
}

export const sizeOf = (histogram: Histogram) =>
  [...histogram.values()].reduce((sum, count) => sum + count, 0);

export const merged = (histograms: Iterable<Histogram>): Histogram => {
  const sum: Histogram = new Map();
  for (const histogram of histograms) {
    for (const [bucket, count] of histogram) addTo(sum, bucket, count);
  }
  return sum;
};

/** The least wait that so great a share of all waits do not exceed; nothing when there are none. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const rank = Math.ceil(share * sizeOf(histogram));
  let seen = 0;
  for (const [bucket, count] of [...histogram].sort(([one], [other]) => one - other)) {
    seen += count;
    if (seen >= rank) return secondsOf(bucket);
  }
  return null;
}

/** How many waited at most so long. Exact for a threshold; else to the bucket it lies in. */
export function countWithin(histogram: Histogram, seconds: number): number {
  const last = bucketOf(seconds);
  return [...histogram].reduce((sum, [bucket, count]) => (bucket <= last ? sum + count : sum), 0);
}
