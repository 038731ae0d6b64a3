import type { LaunchRates } from "./rule-of-2018";

const dayMs = 24 * 3600_000;

export type Outbound = {
  country: string | null;
  sentAt: Date;
  /** When the customer last wrote before it; empty for a message nobody had asked for. */
  customerWroteAt: Date | null;
};

export type Cost2018 = { micros: bigint | null; why: "inTime" | "late" | "unasked" | "noRate" };

/**
 * What one delivered message would have cost under the rule of 2018. A country without a price is unknown, not free:
 * one by one, for comparison with how the database counts them.
 */
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
