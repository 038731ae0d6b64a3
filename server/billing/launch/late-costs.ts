import type { PriceBook } from "../price-book";
import { priceOf } from "../price-of";
import { cardOn } from "../rate-card";
import { regimeOf } from "../regime-of";
import type { Era } from "./late-facts";
import type { LaunchRates } from "./rule-of-2018";

/** What late answers that cost the same have in common. */
export type LateKind = {
  /** Meta bills nothing that is written in the WhatsApp Business app. */
  isFromApp: boolean;
  /** Of the charge; empty for an answer that was not billed yet. */
  market: string | null;
  category: string | null;
  currency: string;
  era: number;
  hasPlace: boolean;
  country: string | null;
  /** The customer had written again, less than 24 hours before the answer. */
  wasInTime: boolean;
};

export type Known = {
  book: Pick<PriceBook, "cards" | "regimes">;
  eras: Era[];
  launchRates: LaunchRates;
};

/** What one of these was billed, what it would have cost in time, and the difference: the price of being late. */
export type LateCost = {
  billedMicros: bigint | null;
  inTimeMicros: bigint | null;
  extraMicros: bigint | null;
};

/**
 * What each of these cost that was billed so much. What was left of a month's free answers when it ended goes to those who asked
 * first: answered in time, they would have been free.
 */
export function costOf(kind: LateKind, charged: bigint | null, known: Known): LateCost {
  if (kind.isFromApp) return { billedMicros: 0n, inTimeMicros: 0n, extraMicros: 0n };
  // Where the customer had written again, it was an answer like any other.
  const inTimeMicros = kind.category === "service" ? charged : serviceMicrosOf(kind, known);
  const extraMicros = charged === null || inTimeMicros === null ? null : charged - inTimeMicros;
  return { billedMicros: charged, inTimeMicros, extraMicros };
}

/** The price of an answer in its market on that day. */
function serviceMicrosOf({ market, currency, ...kind }: LateKind, { book, eras }: Known): bigint | null {
  const { firstDay, isServiceFree } = eras[kind.era]!;
  if (isServiceFree || kind.hasPlace) return 0n;
  if (market === null) return null;
  const answer = { pricingType: "regular", category: "service", allowancePosition: null };
  const regime = regimeOf(book.regimes, firstDay);
  return priceOf(cardOn(book.cards, currency, firstDay), { ...answer, regime, market }).amountMicros;
}

/** What each of these would have cost in 2018, in millionths of a US dollar; null where its country has no price. */
export function costOf2018({ country, wasInTime }: LateKind, { launchRates }: Known): bigint | null {
  if (wasInTime) return 0n;
  return (country === null ? undefined : launchRates.get(country)) ?? null;
}
