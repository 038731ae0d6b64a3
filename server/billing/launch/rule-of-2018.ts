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

export type Month2018 = { currency: "USD"; micros: bigint; unknownCount: number; lateCount: number };

/** What all of these would have cost together; those of countries without a price are counted beside it. */
export function monthOf2018(messages: Outbound[], rates: LaunchRates): Month2018 {
  const costs = messages.map((message) => whatItWouldHaveCost2018(message, rates));
  return {
    currency: "USD",
    micros: costs.reduce((sum, { micros }) => sum + (micros ?? 0n), 0n),
    unknownCount: costs.filter(({ micros }) => micros === null).length,
    lateCount: costs.filter(({ why }) => why === "late").length,
  };
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
