import type { Kind2018 } from "./schemas";

/** In 2018 an answer within a day was free, and anything later or unasked for cost a fixed price by country. */
const dayMs = 24 * 3600_000;

/** What a message outside the 24 hours cost then, in millionths of a US dollar: half a cent to nine cents. */
export const launchRange = { least: 5_000n, most: 90_000n };

/** By country, as the workspace found them. */
export type LaunchRates = ReadonlyMap<string, bigint>;

export type Outbound = {
  country: string | null;
  sentAt: Date;
  /** When the customer last wrote before it; empty for a message nobody had asked for. */
  customerWroteAt: Date | null;
};

export type Cost2018 = { micros: bigint | null; why: "inTime" | "late" | "unasked" | "noRate" };

/** What one delivered message would have cost under the rule of 2018. A country without a price is unknown, not free. */
export function whatItWouldHaveCost2018(
  { country, sentAt, customerWroteAt }: Outbound,
  rates: LaunchRates,
): Cost2018 {
  const waited = customerWroteAt ? sentAt.getTime() - customerWroteAt.getTime() : undefined;
  if (waited !== undefined && waited <= dayMs) return { micros: 0n, why: "inTime" };
  const micros = country === null ? undefined : rates.get(country);
  if (micros === undefined) return { micros: null, why: "noRate" };
  return { micros, why: waited === undefined ? "unasked" : "late" };
}

/** So many messages to a country, of one kind. */
export type Counted2018 = { country: string | null; kind: Kind2018; messages: number };

export type Sum2018 = Record<Kind2018, number> & {
  messages: number;
  /** In millionths of a US dollar. */
  micros: bigint;
  /** Of those that would have cost something, the ones nobody can price: their country has none, or is not known. */
  unpriced: number;
};

/** What all of these would have cost together; what is not known is counted beside it and not guessed. */
export function sumOf2018(counted: Counted2018[], rates: LaunchRates): Sum2018 {
  const sum: Sum2018 = { inTime: 0, late: 0, unasked: 0, notKnown: 0, messages: 0, micros: 0n, unpriced: 0 };
  for (const { country, kind, messages } of counted) {
    sum[kind] += messages;
    sum.messages += messages;
    if (kind !== "late" && kind !== "unasked") continue;
    const price = country === null ? undefined : rates.get(country);
    if (price === undefined) sum.unpriced += messages;
    else sum.micros += price * BigInt(messages);
  }
  return sum;
}

export type LateAnswer = {
  /** What the answer after 24 hours was billed, as a template. */
  billedMicros: bigint | null;
  /** The price of an answer in its market on that day. */
  serviceMicros: bigint | null;
  /** An answer inside the window cost nothing under the rules of that day. */
  isServiceFree: boolean;
  /** Of the month's free answers some were left to the end. */
  hadFreePlace: boolean;
};

/** What a late answer cost, what it would have cost in time, and the difference: the price of being late. */
export function whatLateCost({ billedMicros, serviceMicros, isServiceFree, hadFreePlace }: LateAnswer) {
  const inTimeMicros = isServiceFree || hadFreePlace ? 0n : serviceMicros;
  const extraMicros = billedMicros === null || inTimeMicros === null ? null : billedMicros - inTimeMicros;
  return { billedMicros, inTimeMicros, extraMicros };
}
