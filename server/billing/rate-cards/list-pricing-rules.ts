import { type Ctx, readOnly } from "@/server/context";
import { type AccountTerms, accountTermsOf } from "../account-terms";
import type { MarketRow } from "../market-of";
import { priceBook } from "../price-book";
import type { Regime } from "../regime-of";

export type PricingRules = {
  /** Oldest first. */
  regimes: Regime[];
  /** By market, each with the calling codes it is made of and since when. */
  markets: Pick<MarketRow, "market" | "callingCode" | "country" | "validFrom" | "validTo">[];
  terms: AccountTerms[];
};

/** The rules messages are priced by: regimes, markets with their history, and what Meta said of the accounts. */
export function listPricingRules(ctx: Ctx): Promise<PricingRules> {
  return readOnly(ctx, async (ctx) => {
    const { regimes, markets } = await priceBook(ctx, { isFresh: true });
    return {
      regimes: [...regimes].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)),
      markets: [...markets].sort(
        (a, b) =>
          a.market.localeCompare(b.market) ||
          a.country.localeCompare(b.country) ||
          a.validFrom.localeCompare(b.validFrom),
      ),
      terms: await accountTermsOf(ctx),
    };
  });
}
