import type { Kind2018 } from "./schemas";

/**
 * In 2018 an answer within a day of the customer's last word was free, and anything later or unasked for cost a fixed price by
 * country, in millionths of a US dollar: half a cent to nine cents.
 */
export const launchRange = { least: 5_000n, most: 90_000n };

/** By country, as the workspace found them. */
export type LaunchRates = ReadonlyMap<string, bigint>;

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
