import { and, eq, inArray } from "drizzle-orm";
import { charges } from "@/db/schema/billing";
import { type Ctx, inTransaction } from "@/server/context";

export type MessageCharge = {
  messageId: string;
  /** Null when there is no price list for it; `basis` says why a price is what it is. */
  amountMicros: bigint | null;
  currency: string;
  basis: (typeof charges.$inferSelect)["basis"];
  market: string;
  category: string;
};

/** What these messages cost, as far as Meta has said so. */
export function chargesOf(ctx: Ctx, messageIds: string[]): Promise<MessageCharge[]> {
  return inTransaction(ctx, async (ctx) => {
    if (messageIds.length === 0) return [];
    const rows = await ctx.db
      .select({
        messageId: charges.messageId,
        estimatedMicros: charges.estimatedMicros,
        reportedMicros: charges.reportedMicros,
        reportedCurrency: charges.reportedCurrency,
        currency: charges.currency,
        basis: charges.basis,
        market: charges.market,
        category: charges.category,
      })
      .from(charges)
      .where(and(eq(charges.workspaceId, ctx.workspaceId), inArray(charges.messageId, messageIds)));
    return rows.flatMap(({ messageId, estimatedMicros, reportedMicros, reportedCurrency, ...row }) => {
      if (!messageId) return [];
      // What Meta itself reports comes before our own estimate, if it speaks of the same money.
      const isReported = reportedMicros !== null && reportedCurrency === row.currency;
      return [{ ...row, messageId, amountMicros: isReported ? reportedMicros : estimatedMicros }];
    });
  });
}
