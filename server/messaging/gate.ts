/** A limit of Meta's, as the generic cell rate algorithm wants it: one message per interval, and so many at once. */
export type Limit = { intervalMs: number; burst: number };

/** One message in six seconds to one customer, of which 45 may be borrowed from the future. */
export const pairLimit: Limit = { intervalMs: 6000, burst: 45 };

/** At most so many messages in any second: nine tenths are spread evenly, the rest may come at once. */
export function throughputLimit(perSecond: number): Limit {
  const intervalMs = Math.max(1, Math.round(1000 / (perSecond * 0.9)));
  return { intervalMs, burst: Math.max(1, Math.floor(perSecond - 1000 / intervalMs)) };
}

/**
 * When the next message may go, and the theoretical arrival time to remember if it does. That time runs ahead of the
 * clock by an interval for each message; a burst is how far it may be ahead.
 */
export function nextSlot(arrivalAt: Date | null, limit: Limit, now: Date): { goAt: Date; arrivalAt: Date } {
  const arrival = Math.max(arrivalAt?.getTime() ?? 0, now.getTime());
  const goAt = Math.max(now.getTime(), arrival - (limit.burst - 1) * limit.intervalMs);
  return { goAt: new Date(goAt), arrivalAt: new Date(arrival + limit.intervalMs) };
}
