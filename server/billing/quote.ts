import { and, eq } from "drizzle-orm";
import { serviceAllowances, volumes } from "@/db/schema/billing";
import { getNumber } from "@/server/channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { dayOf, nextMonthStart } from "./account-clock";
import { accountTermsOf, isInternational } from "./account-terms";
import { readVolumeKey } from "./allot-tiers";
import { countryOf, marketOf, type Recipient } from "./market-of";
import { priceBook } from "./price-book";
import { type Priced, priceOf, volumeKeyOf } from "./price-of";
import { type Band, bandAt, bandsOf, type Card, cardOn } from "./rate-card";
import { reachedTiers, tierReachedBy } from "./reached-tiers";
import { regimeOf } from "./regime-of";

export type QuoteInput = {
  numberId: string;
  contact: Recipient;
  /** `service` for anything but a template; else the template's category, in small letters. */
  category: string;
  at: Date;
  windowOpen: boolean;
  freeEntryOpen: boolean;
};

export type Quote = {
  /** Null when there is no price list for the account's currency or the day. */
  amountMicros: bigint | null;
  currency: string;
  isFree: boolean;
  /** Volume may make it cheaper, but the list does not tell from where on. */
  isUpperBound?: boolean;
  freeReason?: "allowance" | "entryPoint" | "window";
  /** Of the month's free service messages, those that are left. */
  freeLeft?: number;
  freeTotal?: number;
  /** Prices and allowances hold until the month ends where the account is. */
  validUntil: Date;
  market: string;
};

/** What a message would cost if it were delivered at that moment. */
export const quoteMessage = async (ctx: Ctx, input: QuoteInput): Promise<Quote> =>
  (await quoteInVolume(ctx, input)).quote;

/** A price by volume: its bands, and where among the month's messages it stands. */
export type Place = { volumeKey: string; bands: Band[]; position: number };

/** The same, and where the message would stand in its volume, if its price depends on one. */
export function quoteInVolume(ctx: Ctx, input: QuoteInput): Promise<{ quote: Quote; place?: Place }> {
  return inTransaction(ctx, async (ctx) => {
    const { numberId, at, windowOpen, freeEntryOpen } = input;
    const { currency, timeZone, accountId } = await getNumber(ctx, numberId);
    const book = await priceBook(ctx);
    const day = dayOf(at, timeZone);
    const month = day.slice(0, 7);
    const regime = regimeOf(book.regimes, day);
    const market = marketOf(book.markets, input.contact, day);
    const card = cardOn(book.cards, currency, day);
    const category = await categoryOf(ctx, input, { accountId, card, market });

    const freeTotal = (category === "service" && regime?.freeServicePerMonth) || undefined;
    const freeLeft = freeTotal && Math.max(0, freeTotal - (await deliveredCount(ctx, numberId, month)));
    const freeReason = freeEntryOpen
      ? "entryPoint"
      : windowOpen && regime?.freeInWindow.includes(category)
        ? "window"
        : freeLeft
          ? "allowance"
          : undefined;
    const message = { regime, pricingType: "regular", category, market, allowancePosition: null };
    const { price, place } = await nextPrice(ctx, card, message, { accountId, month, at });
    const quote = {
      amountMicros: freeReason ? 0n : price.amountMicros,
      currency,
      isFree: freeReason !== undefined || price.amountMicros === 0n,
      isUpperBound: !freeReason && price.isUpperBound,
      freeReason,
      freeLeft,
      freeTotal,
      validUntil: nextMonthStart(at, timeZone),
      market,
    } satisfies Quote;
    return { quote, place: freeReason ? undefined : place };
  });
}

/** A code is international where the account is billed so and the market has a price for it. */
async function categoryOf(
  ctx: InTransaction,
  { category, contact, at }: QuoteInput,
  { accountId, card, market }: { accountId: string; card: Card | undefined; market: string },
): Promise<string> {
  const international = "authentication_international";
  if (category !== "authentication" || bandsOf(card, market, international).length === 0) return category;
  const terms = (await accountTermsOf(ctx)).find((one) => one.accountId === accountId);
  return isInternational(terms, countryOf(contact), at) ? international : category;
}

/** The price of the month's next message: in the band that the portfolio's volume has reached. */
async function nextPrice(
  ctx: InTransaction,
  card: Card | undefined,
  message: Priced,
  { accountId, month, at }: { accountId: string; month: string; at: Date },
): Promise<{ price: ReturnType<typeof priceOf>; place?: Place }> {
  const price = priceOf(card, message);
  const bands = bandsOf(card, message.market, message.category);
  if (price.amountMicros === null || bands.length < 2) return { price };
  const terms = (await accountTermsOf(ctx)).find((one) => one.accountId === accountId);
  const volumeKey = volumeKeyOf(price, { ...message, portfolio: terms?.portfolioId ?? accountId, month });
  if (!volumeKey) return { price };
  const reached = await reachedTiers(ctx, readVolumeKey(volumeKey));
  const position = Math.max((await chargedCount(ctx, volumeKey)) + 1, tierReachedBy(reached, at));
  const amountMicros = bandAt(bands, position)?.amountMicros ?? price.amountMicros;
  return { price: { ...price, amountMicros }, place: { volumeKey, bands, position } };
}

async function chargedCount(ctx: InTransaction, volumeKey: string): Promise<number> {
  const [row] = await ctx.db
    .select({ chargedCount: volumes.chargedCount })
    .from(volumes)
    .where(and(eq(volumes.workspaceId, ctx.workspaceId), eq(volumes.volumeKey, volumeKey)));
  return row?.chargedCount ?? 0;
}

async function deliveredCount(ctx: InTransaction, numberId: string, month: string): Promise<number> {
  const [row] = await ctx.db
    .select({ deliveredCount: serviceAllowances.deliveredCount })
    .from(serviceAllowances)
    .where(
      and(
        eq(serviceAllowances.workspaceId, ctx.workspaceId),
        eq(serviceAllowances.numberId, numberId),
        eq(serviceAllowances.month, month),
      ),
    );
  return row?.deliveredCount ?? 0;
}
