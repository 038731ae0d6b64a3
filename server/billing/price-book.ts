import { eq, inArray } from "drizzle-orm";
import { markets, ownRateCards, ownRates, pricingRegimes, rateCards, rates } from "@/db/schema/price-lists";
import type { InTransaction } from "@/server/context";
import type { MarketRow } from "./market-of";
import { type Band, bandKey, type Card } from "./rate-card";
import type { Regime } from "./regime-of";

export type PriceBook = { markets: MarketRow[]; regimes: Regime[]; cards: Card[] };

let kept: { book: PriceBook; readAt: number } | undefined;
/** A new price list is loaded weeks before its first day; this is soon enough. */
const bookLifeMs = 5 * 60_000;

/** What a workspace's own lists say never changes: a correction is another list. */
const ownBands = new Map<string, Map<string, Band[]>>();
const mostOwnLists = 200;

/**
 * Prices, markets and rules: the installation's, and with them the lists this workspace imported. With `isFresh` nothing
 * that was read before is believed.
 */
export async function priceBook(ctx: InTransaction, { isFresh = false } = {}): Promise<PriceBook> {
  if (isFresh || !kept || Date.now() - kept.readAt > bookLifeMs) {
    const book = await readShared(ctx);
    // Before the reference data is loaded there is nothing worth keeping.
    kept = book.regimes.length > 0 ? { book, readAt: Date.now() } : undefined;
    return withOwn(ctx, book);
  }
  return withOwn(ctx, kept.book);
}

async function withOwn(ctx: InTransaction, book: PriceBook): Promise<PriceBook> {
  const own = await readOwnCards(ctx);
  return own.length > 0 ? { ...book, cards: [...book.cards, ...own] } : book;
}

/** What the installation has for everybody. */
export async function readShared({ db }: Pick<InTransaction, "db">): Promise<PriceBook> {
  const headers = await db.select().from(rateCards);
  const bands = bandsByCard(await db.select().from(rates));
  return {
    markets: await db.select().from(markets),
    regimes: await db.select().from(pricingRegimes),
    cards: headers.map(({ id, currency, effectiveFrom, version }) => ({
      id,
      isOwn: false,
      currency,
      effectiveFrom,
      version,
      bands: bands.get(id) ?? new Map(),
    })),
  };
}

async function readOwnCards({ db, workspaceId }: InTransaction): Promise<Card[]> {
  const headers = await db
    .select({
      id: ownRateCards.id,
      currency: ownRateCards.currency,
      effectiveFrom: ownRateCards.effectiveFrom,
      version: ownRateCards.version,
    })
    .from(ownRateCards)
    .where(eq(ownRateCards.workspaceId, workspaceId));
  const unread = headers.map(({ id }) => id).filter((id) => !ownBands.has(id));
  if (unread.length > 0) {
    if (ownBands.size > mostOwnLists) ownBands.clear();
    const missing = headers.map(({ id }) => id).filter((id) => !ownBands.has(id));
    const found = bandsByCard(await db.select().from(ownRates).where(inArray(ownRates.rateCardId, missing)));
    for (const id of missing) ownBands.set(id, found.get(id) ?? new Map());
  }
  return headers.map((header) => ({ ...header, isOwn: true, bands: ownBands.get(header.id) ?? new Map() }));
}

type RateRow = Band & { rateCardId: string; market: string; category: string };

function bandsByCard(rows: RateRow[]): Map<string, Map<string, Band[]>> {
  const cards = new Map<string, Map<string, Band[]>>();
  for (const { rateCardId, market, category, tierFrom, tierTo, amountMicros, edgesKnown } of rows) {
    const card = cards.get(rateCardId) ?? new Map<string, Band[]>();
    cards.set(rateCardId, card);
    const key = bandKey(market, category);
    card.set(key, [...(card.get(key) ?? []), { tierFrom, tierTo, amountMicros, edgesKnown }]);
  }
  for (const card of cards.values())
    for (const bands of card.values()) bands.sort((a, b) => a.tierFrom - b.tierFrom);
  return cards;
}
