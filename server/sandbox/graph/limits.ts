import type { World } from "../world";
import { GraphError } from "./errors";

const perSecond = 80;
const pairBurst = 45;
const pairRefillMs = 6000;

export type Limits = { sentAt: number[]; pairs: Map<string, { left: number; at: number }> };

export const createLimits = (): Limits => ({ sentAt: [], pairs: new Map() });

/** Counts one send against the number's throughput and the pair's allowance, or refuses it. */
export function countSend({ now }: World, limits: Limits, recipient: string) {
  const at = now();
  limits.sentAt = limits.sentAt.filter((sentAt) => at - sentAt < 1000);
  if (limits.sentAt.length >= perSecond) throw new GraphError(130429);

  const pair = limits.pairs.get(recipient) ?? { left: pairBurst, at };
  const left = Math.min(pairBurst, pair.left + (at - pair.at) / pairRefillMs);
  if (left < 1) {
    limits.pairs.set(recipient, { left, at });
    throw new GraphError(131056);
  }
  limits.pairs.set(recipient, { left: left - 1, at });
  limits.sentAt.push(at);
}
