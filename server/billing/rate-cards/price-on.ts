import { type Ctx, readOnly } from "@/server/context";
import { countryOf, marketOf } from "../market-of";
import { priceBook } from "../price-book";
import { type Band, bandsOf, cardOn } from "../rate-card";
import { regimeOf } from "../regime-of";
import type { PriceOnInput } from "./schemas";

export type PriceOn = {
  market: string;
  country: string | null;
  /** The list in force; null when there is none for the currency and the day. */
  card: { id: string; effectiveFrom: string; version: number; isOwn: boolean } | null;
  /** By how many of its kind were delivered in the month; none when the list has no price for it. */
  bands: Band[];
  regime: string | null;
  isFreeInWindow: boolean;
  freePerMonth: number | null;
};

/** What a message to that number or country costs when it is delivered on that day of the account. */
export function priceOn(ctx: Ctx, { recipient, category, currency, day }: PriceOnInput): Promise<PriceOn> {
  return readOnly(ctx, async (ctx) => {
    const { cards, markets, regimes } = await priceBook(ctx, { isFresh: true });
    const digits = recipient.replace(/\D/g, "");
    const who = digits ? { waId: digits } : { userId: `${recipient.toUpperCase()}.0` };
    const market = marketOf(markets, who, day);
    const card = cardOn(cards, currency, day);
    const regime = regimeOf(regimes, day);
    return {
      market,
      country: countryOf(who),
      card: card
        ? {
            id: card.id,
            effectiveFrom: card.effectiveFrom,
            version: card.version,
            isOwn: card.isOwn,
          }
        : null,
      bands: bandsOf(card, market, category),
      regime: regime?.regime ?? null,
      isFreeInWindow: regime?.freeInWindow.includes(category) ?? false,
      freePerMonth: category === "service" ? (regime?.freeServicePerMonth ?? null) : null,
    };
  });
}
