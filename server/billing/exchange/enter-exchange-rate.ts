import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { exchangeRates } from "@/db/schema/exchange-rates";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import type { ExchangeRateInput } from "./schemas";

/** What a currency was worth on a day, as a person knows it; it takes the place of what was known of that day. */
export function enterExchangeRate(ctx: MemberCtx, input: ExchangeRateInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { day, base, quote, rate } = input;
    const [before] = await ctx.db
      .select({ rate: exchangeRates.rate, source: exchangeRates.source })
      .from(exchangeRates)
      .where(
        and(
          eq(exchangeRates.workspaceId, ctx.workspaceId),
          eq(exchangeRates.day, day),
          eq(exchangeRates.base, base),
          eq(exchangeRates.quote, quote),
        ),
      );
    const entered = { rate, source: "hand" as const, enteredBy: ctx.actor.memberId, enteredAt: ctx.now() };
    await ctx.db
      .insert(exchangeRates)
      .values({ workspaceId: ctx.workspaceId, id: uuidv7(), day, base, quote, ...entered })
      .onConflictDoUpdate({
        target: [exchangeRates.workspaceId, exchangeRates.base, exchangeRates.quote, exchangeRates.day],
        set: entered,
      });
    await recordAudit(ctx, {
      action: "exchange_rate.entered",
      subject: { name: `${base}/${quote}` },
      before: before && { day, ...before },
      after: { day, rate, source: "hand" },
    });
  });
}
