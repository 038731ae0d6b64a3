import { log } from "../log";
import { metrics } from "../metrics";

const refusals = { badSignature: 0, malformed: 0, tooLarge: 0, notStored: 0 };
export type Refusal = keyof typeof refusals;

const logEveryMs = 1000;
const loggedAt = new Map<Refusal, number>();

/** How many requests this process has turned away, by reason. */
export const refusalCounts = (): Readonly<Record<Refusal, number>> => refusals;

/** Counts every one, and logs at most one a second of each: a stranger who posts all day must not fill the disk. */
export function countRefusal(reason: Refusal): void {
  refusals[reason] += 1;
  metrics.deliveriesRefused.inc({ reason });
  const now = Date.now();
  if (now - (loggedAt.get(reason) ?? 0) < logEveryMs) return;
  loggedAt.set(reason, now);
  log.warn({ reason, count: refusals[reason] }, "a webhook was refused");
}
