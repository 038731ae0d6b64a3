import type { GraphUsage } from "./usage";

/** Until when Meta wants no more from a token, or for an ad account; each process learns it from the answers it gets. */
const restsUntil = new Map<string, number>();

/** Messages have a throughput of their own and are never held back for what other calls used up. */
const isMeasured = (path: string) => !/\/(messages|media)$/.test(path);

/** Heeds what an answer says of Meta's allowance: once it is used up, nothing is asked before Meta gives it back. */
export function heedUsage(allowance: string, usage: GraphUsage | undefined): void {
  if (usage?.regainAfterMs) restsUntil.set(allowance, Date.now() + usage.regainAfterMs);
}

/** For how much longer Meta would refuse this call, in milliseconds; zero when it may be made. */
export function restOf(allowance: string, path: string): number {
  const left = (restsUntil.get(allowance) ?? 0) - Date.now();
  if (left <= 0) restsUntil.delete(allowance);
  return isMeasured(path) ? Math.max(0, left) : 0;
}
