const minute = 60_000;
const hour = 60 * minute;
const windowLength = 24 * hour;
const closesSoon = 2 * hour;

export type RingTimes = {
  windowClosesAt: Date | null;
  lastCustomerMessageAt?: Date | null;
  freeEntryClosesAt?: Date | null;
};

/**
 * Whether the window stands open, for how many more minutes, and what share of it is left, from 1 down to 0. It changes
 * once a minute, and at the moment of closing. In a free entry (the customer came by an ad) every message is free.
 */
export type RingState = {
  kind: "open" | "closing" | "closed" | "never";
  share: number;
  leftMinutes: number;
  isFreeEntry: boolean;
};

const minutes = (time: number) => Math.max(0, Math.ceil(time / minute));

export function ringState(
  { windowClosesAt, lastCustomerMessageAt, freeEntryClosesAt }: RingTimes,
  now: number,
): RingState {
  const left = windowClosesAt ? windowClosesAt.getTime() - now : 0;
  const length =
    windowClosesAt && lastCustomerMessageAt
      ? Math.max(windowClosesAt.getTime() - lastCustomerMessageAt.getTime(), 1)
      : windowLength;

  return {
    kind: !windowClosesAt ? "never" : left <= 0 ? "closed" : left <= closesSoon ? "closing" : "open",
    share: Math.min(1, (minutes(left) * minute) / length),
    leftMinutes: minutes(left),
    isFreeEntry: freeEntryClosesAt ? freeEntryClosesAt.getTime() > now : false,
  };
}

export type RingSize = 14 | 28;

/** Radii and strokes in pixels, chosen for each size so that lines fall on whole pixels where they can. */
export function ringGeometry(size: RingSize, isDoubled: boolean) {
  const stroke = size === 14 ? 2 : 3;
  const outerStroke = size === 14 ? 1 : 1.5;
  const gap = size === 14 ? 1.5 : 2;
  const outerRadius = (size - outerStroke) / 2;
  const radius = isDoubled ? (size - stroke) / 2 - outerStroke - gap : (size - stroke) / 2;
  return { centre: size / 2, radius, stroke, outerRadius, outerStroke };
}

/**
 * The dashes of a circle, drawn from twelve o'clock, of which the first `1 - share` is empty: it empties clockwise. A sliver
 * stays visible as long as anything is left.
 */
export function arc(radius: number, share: number) {
  const around = 2 * Math.PI * radius;
  const visible = share <= 0 ? 0 : Math.max(around * share, Math.min(2, around));
  return { dashes: `0 ${round(around - visible)} ${round(visible)} 0`, isWhole: visible >= around };
}

/** Four pieces with gaps at the quarters, turned a little so that it reads as broken and not as a cross. */
export function brokenDashes(radius: number) {
  const quarter = (2 * Math.PI * radius) / 4;
  return `${round(quarter * 0.62)} ${round(quarter * 0.38)}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
