import { and, desc, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { ownRateCards, rateCards } from "@/db/schema/price-lists";
import { type Ctx, readOnly } from "@/server/context";
import { notFound } from "@/server/errors";
import { priceBook } from "../price-book";
import { type Band, type Card, cardOn } from "../rate-card";
import type { RateCardInput } from "../schemas";

export type RateCardSummary = {
  id: string;
  isOwn: boolean;
  currency: string;
  effectiveFrom: string;
  version: number;
  /** Where it comes from: Meta's list, or the name of the file. */
  source: string;
  importedBy: string | null;
  importedAt: Date;
  marketCount: number;
  hasTiers: boolean;
  /** It prices messages delivered on or after its first day; an older version of the same day prices none any more. */
  isReplaced: boolean;
};

/** Every price list the workspace's messages can be priced by, the newest first. */
export function listRateCards(ctx: Ctx): Promise<RateCardSummary[]> {
  return readOnly(ctx, async (ctx) => {
    const { cards } = await priceBook(ctx, { isFresh: true });
    const shared = await ctx.db.select().from(rateCards);
    const own = await ctx.db
      .select({ card: ownRateCards, name: members.name })
      .from(ownRateCards)
      .leftJoin(
        members,
        and(eq(members.workspaceId, ownRateCards.workspaceId), eq(members.id, ownRateCards.importedBy)),
      )
      .where(eq(ownRateCards.workspaceId, ctx.workspaceId))
      .orderBy(desc(ownRateCards.importedAt));
    const origin = new Map([
      ...shared.map(
        ({ id, source, createdAt }) => [id, { source, importedBy: null, importedAt: createdAt }] as const,
      ),
      ...own.map(
        ({ card, name }) =>
          [card.id, { source: card.fileName, importedBy: name, importedAt: card.importedAt }] as const,
      ),
    ]);
    return cards
      .flatMap((card) => {
        const from = origin.get(card.id);
        return from ? [{ ...summaryOf(card, cards), ...from }] : [];
      })
      .sort(
        (a, b) =>
          b.effectiveFrom.localeCompare(a.effectiveFrom) ||
          a.currency.localeCompare(b.currency) ||
          Number(b.isOwn) - Number(a.isOwn) ||
          b.version - a.version,
      );
  });
}

function summaryOf(card: Card, cards: Card[]) {
  const { id, isOwn, currency, effectiveFrom, version } = card;
  const markets = new Set([...card.bands.keys()].map((key) => key.split("|")[0]));
  return {
    id,
    isOwn,
    currency,
    effectiveFrom,
    version,
    marketCount: markets.size,
    hasTiers: [...card.bands.values()].some((bands) => bands.length > 1),
    isReplaced: cardOn(cards, currency, effectiveFrom)?.id !== id,
  };
}

export type RateCardLine = { market: string; prices: Record<string, Band[]> };

/** What one price list says, market by market. */
export function getRateCard(
  ctx: Ctx,
  { rateCardId }: RateCardInput,
): Promise<{
  currency: string;
  effectiveFrom: string;
  version: number;
  isOwn: boolean;
  lines: RateCardLine[];
}> {
  return readOnly(ctx, async (ctx) => {
    const { cards } = await priceBook(ctx, { isFresh: true });
    const card = cards.find(({ id }) => id === rateCardId);
    if (!card) throw notFound("The price list", "rateCardNotFound");
    const lines = new Map<string, RateCardLine>();
    for (const [key, bands] of card.bands) {
      const [market = "", category = ""] = key.split("|");
      const line = lines.get(market) ?? { market, prices: {} };
      line.prices[category] = bands;
      lines.set(market, line);
    }
    const { currency, effectiveFrom, version, isOwn } = card;
    const sorted = [...lines.values()].sort((a, b) => a.market.localeCompare(b.market));
    return { currency, effectiveFrom, version, isOwn, lines: sorted };
  });
}
