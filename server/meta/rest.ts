import type { GraphUsage } from "./client";

/** Until when Meta wants no more from a token; each process learns it from the answers it gets. */
const restsUntil = new Map<string, number>();

/** Messages have a throughput of their own and are never held back for what other calls used up. */
const isMeasured = (path: string) => !/\/(messages|media)$/.test(path);

/** Heeds what an answer says of Meta's allowance: once it is used up, nothing is asked before Meta gives it back. */
export function heedUsage(token: string, usage: GraphUsage | undefined): void {
  if (usage?.regainAfterMs) restsUntil.set(token, Date.now() + usage.regainAfterMs);
}

/** For how much longer Meta would refuse this call, in milliseconds; zero when it may be made. */
export function restOf(token: string, path: string): number {
  const left = (restsUntil.get(token) ?? 0) - Date.now();
  if (left <= 0) restsUntil.delete(token);
  return isMeasured(path) ? Math.max(0, left) : 0;
}
