import { eq } from "drizzle-orm";
import { markets, pricingRegimes, rateCards, rates } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import type { MarketRow } from "./market-of";
import type { Rate } from "./price-of";
import type { Regime } from "./regime-of";

export type PriceBook = { markets: MarketRow[]; regimes: Regime[]; rates: Rate[] };

let kept: { book: PriceBook; readAt: number } | undefined;
/** A new price list is loaded by a deployment weeks before its first day; this is soon enough. */
const bookLifeMs = 5 * 60_000;

/** Prices, markets and rules, which are the same for every workspace. */
export async function priceBook({ db }: InTransaction): Promise<PriceBook> {
  if (kept && Date.now() - kept.readAt < bookLifeMs) return kept.book;
  const marketRows = await db.select().from(markets);
  const regimes = await db.select().from(pricingRegimes);
  const rateRows = await db
    .select({
      rateCardId: rateCards.id,
      currency: rateCards.currency,
      effectiveFrom: rateCards.effectiveFrom,
      version: rateCards.version,
      market: rates.market,
      category: rates.category,
      tierFrom: rates.tierFrom,
      amountMicros: rates.amountMicros,
    })
    .from(rates)
    .innerJoin(rateCards, eq(rateCards.id, rates.rateCardId));
  const book = { markets: marketRows, regimes, rates: rateRows };
  // Before the reference data is loaded there is nothing worth keeping.
  if (regimes.length > 0) kept = { book, readAt: Date.now() };
  return book;
}
