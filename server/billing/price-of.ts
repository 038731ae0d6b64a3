import { bandsOf, type Card, volumeCategory } from "./rate-card";
import type { Regime } from "./regime-of";

/** Why a price is what it is. `noRate`: we have no price list for that day, currency or category, so no amount. */
export type Basis = "rateCard" | "allowance" | "window" | "entryPoint" | "notBillable" | "noRate";

export type Price = {
  /** What the rate card says before anything is free. */
  listMicros: bigint | null;
  amountMicros: bigint | null;
  basis: Basis;
  rateCardId: string | null;
  ownRateCardId: string | null;
  tierFrom: number | null;
  /** Volume may have made it cheaper, but the list does not tell from where on. */
  isUpperBound: boolean;
};

export type Priced = {
  regime: Regime | undefined;
  /** Meta's: `regular`, `free_customer_service`, `free_entry_point`… */
  pricingType: string;
  category: string;
  market: string;
  /** The message's place among the month's free ones, or null beyond them. */
  allowancePosition: number | null;
};

/** A service message takes one of the month's free places, unless it is free for another reason. */
export const takesFreePlace = ({
  regime,
  category,
  pricingType,
}: Pick<Priced, "regime" | "category" | "pricingType">) =>
  regime?.freeServicePerMonth != null &&
  category === "service" &&
  !/entry_point|not_billable/.test(pricingType);

function freeBasis({ pricingType, allowancePosition }: Priced): Basis | undefined {
  if (pricingType === "free_entry_point") return "entryPoint";
  if (pricingType.startsWith("free_")) return "window";
  if (pricingType === "not_billable") return "notBillable";
  return allowancePosition !== null ? "allowance" : undefined;
}

/** Conversations were billed as a whole, by lists we do not have: no message of that time has a price of its own. */
const isPerMessage = (regime: Regime | undefined) => regime?.regime.startsWith("pmp-") ?? false;

/**
 * What one delivered message costs by this list, by Meta's own word on its type and category. Its volume tier is the
 * first: which one it falls in is known when all messages of its month are put in order.
 */
export function priceOf(card: Card | undefined, message: Priced): Price {
  const { market, category } = message;
  const band = isPerMessage(message.regime) ? bandsOf(card, market, category)[0] : undefined;
  const list = {
    listMicros: band?.amountMicros ?? null,
    rateCardId: band && card && !card.isOwn ? card.id : null,
    ownRateCardId: band && card?.isOwn ? card.id : null,
    tierFrom: band?.tierFrom ?? null,
    isUpperBound: false,
  };
  const free = freeBasis(message);
  if (free) return { ...list, amountMicros: 0n, basis: free };
  if (!band) return { ...list, amountMicros: null, basis: "noRate" };
  const isUpperBound = volumeCategory(category) !== undefined && !band.edgesKnown;
  return { ...list, amountMicros: list.listMicros, basis: "rateCard", isUpperBound };
}

/** What a charged message counts in: the portfolio's month, market and category. Free messages count in nothing. */
export function volumeKeyOf(
  { basis }: Pick<Price, "basis">,
  { portfolio, month, market, category, regime }: VolumePlace,
): string | null {
  const counted = volumeCategory(category);
  const isCharged = basis === "rateCard" || basis === "noRate";
  return counted && isCharged && isPerMessage(regime)
    ? JSON.stringify([portfolio, month, market, counted])
    : null;
}

type VolumePlace = Pick<Priced, "market" | "category" | "regime"> & { portfolio: string; month: string };
