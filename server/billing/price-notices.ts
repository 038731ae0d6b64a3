import { v7 as uuidv7 } from "uuid";
import type { charges } from "@/db/schema/billing";
import { getNumbers } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import { dayOf } from "./account-clock";
import { portfoliosOf } from "./account-terms";
import { countryOf, marketOf } from "./market-of";
import { type CompleteNotice, noticeKey, onlyNotice } from "./notice";
import { priceBook } from "./price-book";
import { priceOf, takesFreePlace, volumeKeyOf } from "./price-of";
import { type Card, cardOn } from "./rate-card";
import { regimeOf } from "./regime-of";

type ChargeRow = typeof charges.$inferSelect;
export type PricedCharge = Omit<
  ChargeRow,
  | "workspaceId"
  | "invoicedMicros"
  | "templateId"
  | "broadcastId"
  | "touch"
  | "teamId"
  | "conversationId"
  | "memberId"
  | "sentAt"
  | "launchKind"
>;

/**
 * What delivered messages cost. One that has a price keeps the list that priced it, whatever was imported since; with
 * `byNewestLists` it takes the list that would price it today.
 */
export async function priceNotices(
  ctx: InTransaction,
  notices: CompleteNotice[],
  before: Map<string, ChargeRow>,
  { byNewestLists = false } = {},
): Promise<PricedCharge[]> {
  const book = await priceBook(ctx, { isFresh: byNewestLists });
  const numbers = await getNumbers(ctx, [...new Set(notices.map(({ numberId }) => numberId))]);
  const portfolioOf = await portfoliosOf(ctx);
  return notices.map((notice) => {
    const number = numbers.get(notice.numberId);
    if (!number) throw new Error(`There is no number ${notice.numberId} in workspace ${ctx.workspaceId}`);
    const { timeZone, currency } = number;
    const former = before.get(noticeKey(notice));
    const day = dayOf(notice.deliveredAt, timeZone);
    const month = day.slice(0, 7);
    const regime = regimeOf(book.regimes, day, notice.pricingModel);
    const market = marketOf(book.markets, notice, day);
    const message = { ...notice, regime, market, allowancePosition: null };
    const newest = cardOn(book.cards, currency, day);
    const card = byNewestLists ? newest : (keptCard(book.cards, former, newest) ?? newest);
    const { amountMicros, ...price } = priceOf(card, message);
    return {
      ...onlyNotice(notice),
      deliveredAt: notice.deliveredAt,
      category: notice.category,
      pricingType: notice.pricingType,
      pricedBy: notice.pricedBy,
      pricedAt: notice.pricedAt,
      id: former?.id ?? uuidv7(),
      market,
      country: countryOf(notice),
      regime: regime?.regime ?? "unknown",
      ...price,
      estimatedMicros: amountMicros,
      allowanceMonth: takesFreePlace(message) ? month : null,
      allowancePosition: null,
      volumeKey: volumeKeyOf(price, { ...message, portfolio: portfolioOf(number.accountId), month }),
      currency,
      recordedAt: ctx.now(),
    };
  });
}

/** The list that priced it, as long as it is one for the same days. */
function keptCard(cards: Card[], former: ChargeRow | undefined, newest: Card | undefined): Card | undefined {
  const id = former?.ownRateCardId ?? former?.rateCardId;
  const card = cards.find((one) => one.id === id);
  return card?.currency === newest?.currency && card?.effectiveFrom === newest?.effectiveFrom
    ? card
    : undefined;
}
