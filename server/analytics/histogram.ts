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

/** How often each bucket was met, by its number. */
export type Histogram = Int32Array;

export const emptyHistogram = (): Histogram => new Int32Array(bucketStarts.length);

export function addTo(histogram: Histogram, bucket: number, count: number): void {
  histogram[bucket] = histogram[bucket]! + count;
}

/** In bytes: an array without entries, the head of any other, and an entry. */
const [emptyBytes, headBytes, entryBytes] = [12, 20, 12];

/**
 * Adds what the roll-ups hold: arrays of entries of bucket × 2³² + count, one after the other as Postgres sends them in binary.
 * A report may read hundreds of thousands of entries; told as text, or counted by SQL, they would take ten times as long, and
 * a copy of them would be as much again to clear away.
 */
export function addArrays(histogram: Histogram, arrays: Buffer): void {
  const bytes = new DataView(arrays.buffer, arrays.byteOffset, arrays.byteLength);
  for (let at = 0; at < arrays.length; ) {
    if (bytes.getInt32(at) === 0) {
      at += emptyBytes;
      continue;
    }
    const end = at + headBytes + bytes.getInt32(at + 12) * entryBytes;
    for (at += headBytes; at < end; at += entryBytes) {
      const count = bytes.getInt32(at + 8);
      // A count below zero has borrowed from the bucket.
      const bucket = bytes.getInt32(at + 4) + (count < 0 ? 1 : 0);
      histogram[bucket] = histogram[bucket]! + count;
    }
  }
}

const sumBelow = (histogram: Histogram, end: number): number => {
  let sum = 0;
  for (let bucket = 0; bucket < end; bucket++) sum += histogram[bucket]!;
  return sum;
};

export const sizeOf = (histogram: Histogram): number => sumBelow(histogram, histogram.length);

export function merged(histograms: Iterable<Histogram>): Histogram {
  const sum = emptyHistogram();
  for (const histogram of histograms) {
    for (let bucket = 0; bucket < sum.length; bucket++) sum[bucket] = sum[bucket]! + histogram[bucket]!;
  }
  return sum;
}

/** The least wait that so great a share of all waits do not exceed; nothing when there are none. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const rank = Math.ceil(share * sizeOf(histogram));
  let seen = 0;
  for (let bucket = 0; bucket < histogram.length && rank > 0; bucket++) {
    seen += histogram[bucket]!;
    if (seen >= rank) return secondsOf(bucket);
  }
  return null;
}

/** How many waited at most so long. Exact for a threshold; else to the bucket it lies in. */
export const countWithin = (histogram: Histogram, seconds: number): number =>
  sumBelow(histogram, bucketOf(seconds) + 1);
