import type { Regime } from "./regime-of";

export type Rate = {
  rateCardId: string;
  currency: string;
  effectiveFrom: string;
  version: number;
  market: string;
  category: string;
  tierFrom: number;
  amountMicros: bigint;
};

/** Why a price is what it is. `noRate`: we have no price list for that day, currency or category, so no amount. */
export type Basis = "rateCard" | "allowance" | "window" | "entryPoint" | "notBillable" | "noRate";

export type Price = {
  /** What the rate card says before anything is free. */
  listMicros: bigint | null;
  amountMicros: bigint | null;
  basis: Basis;
  rateCardId: string | null;
  tierFrom: number | null;
};

export type Priced = {
  regime: Regime | undefined;
  /** Meta's: `regular`, `free_customer_service`, `free_entry_point`… */
  pricingType: string;
  category: string;
  market: string;
  currency: string;
  day: string;
  /** The message's place among the month's free ones, or null beyond them. */
  allowancePosition: number | null;
};

/** Meta writes authentication-international; its price list and ours write it with an underscore. */
const rateCategory = (category: string) => category.replaceAll("-", "_");

/**
 * The newest list that was in force on that day. Which band of a volume tier a message falls in is counted over Meta's
 * whole business portfolio and told by no webhook, so the first band is taken: an upper bound.
 */
function rateOn(rates: Rate[], { category, market, currency, day }: Priced): Rate | undefined {
  return rates
    .filter(
      (rate) =>
        rate.currency === currency &&
        rate.market === market &&
        rate.category === rateCategory(category) &&
        rate.tierFrom === 0 &&
        rate.effectiveFrom <= day,
    )
    .reduce<Rate | undefined>((newest, rate) => (isNewer(rate, newest) ? rate : newest), undefined);
}

const isNewer = (rate: Rate, than: Rate | undefined) =>
  !than ||
  rate.effectiveFrom > than.effectiveFrom ||
  (rate.effectiveFrom === than.effectiveFrom && rate.version > than.version);

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

/** What one delivered message costs, by Meta's own word on its type and category. */
export function priceOf(rates: Rate[], message: Priced): Price {
  // Conversations were billed as a whole, by lists we do not have: no message of that time has a price of its own.
  const isPerMessage = message.regime?.regime.startsWith("pmp-") ?? false;
  const rate = isPerMessage ? rateOn(rates, message) : undefined;
  const list = {
    listMicros: rate?.amountMicros ?? null,
    rateCardId: rate?.rateCardId ?? null,
    tierFrom: rate?.tierFrom ?? null,
  };
  const free = freeBasis(message);
  if (free) return { ...list, amountMicros: 0n, basis: free };
  return { ...list, amountMicros: list.listMicros, basis: rate ? "rateCard" : "noRate" };
}
