import { and, eq } from "drizzle-orm";
import { serviceAllowances } from "@/db/schema/billing";
import { getNumber } from "@/server/channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { dayOf, nextMonthStart } from "./account-clock";
import { marketOf, type Recipient } from "./market-of";
import { priceBook } from "./price-book";
import { priceOf } from "./price-of";
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
  freeReason?: "allowance" | "entryPoint" | "window";
  /** Of the month's free service messages, those that are left. */
  freeLeft?: number;
  freeTotal?: number;
  /** Prices and allowances hold until the month ends where the account is. */
  validUntil: Date;
  market: string;
};

/** What a message would cost if it were delivered at that moment. */
export function quoteMessage(ctx: Ctx, input: QuoteInput): Promise<Quote> {
  return inTransaction(ctx, async (ctx) => {
    const { numberId, contact, category, at, windowOpen, freeEntryOpen } = input;
    const { currency, timeZone } = await getNumber(ctx, numberId);
    const book = await priceBook(ctx);
    const day = dayOf(at, timeZone);
    const regime = regimeOf(book.regimes, day);
    const market = marketOf(book.markets, contact, day);

    const freeTotal = (category === "service" && regime?.freeServicePerMonth) || undefined;
    const freeLeft =
      freeTotal && Math.max(0, freeTotal - (await deliveredCount(ctx, numberId, day.slice(0, 7))));
    const freeReason = freeEntryOpen
      ? "entryPoint"
      : windowOpen && regime?.freeInWindow.includes(category)
        ? "window"
        : freeLeft
          ? "allowance"
          : undefined;
    const price = priceOf(book.rates, {
      regime,
      pricingType: "regular",
      category,
      market,
      currency,
      day,
      allowancePosition: null,
    });
    return {
      amountMicros: freeReason ? 0n : price.amountMicros,
      currency,
      isFree: freeReason !== undefined || price.amountMicros === 0n,
      freeReason,
      freeLeft,
      freeTotal,
      validUntil: nextMonthStart(at, timeZone),
      market,
    };
  });
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
