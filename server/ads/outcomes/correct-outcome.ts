import { and, eq, isNull, ne } from "drizzle-orm";
import { outcomes } from "@/db/schema/ads-outcomes";
import { type ApiKeyCtx, type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { invalid } from "@/server/errors";
import { getStanding } from "./get-outcome";
import { keepChange, type Outcome } from "./keep-change";
import { orderKnown } from "./mark-outcome";
import type { CorrectOutcomeInput } from "./schemas";

/** Sets right what an order was worth or is called. Meta hears of it only if it was not told yet: it takes no corrections. */
export function correctOutcome(
  ctx: MemberCtx | ApiKeyCtx,
  {
    outcomeId,
    amountMicros,
    currency,
    reference = null,
  }: Omit<CorrectOutcomeInput, "reference"> & {
    reference?: string | null;
  },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await getStanding(ctx, outcomeId);
    if (before.kind !== "order") {
      throw invalid("Only an order has an amount.", { key: "outcomeWithoutAmount" });
    }
    const isSame =
      before.amountMicros === amountMicros && before.currency === currency && before.reference === reference;
    if (isSame) return;
    if (reference !== null && (await isTaken(ctx, before, reference))) throw orderKnown();
    const [after] = await ctx.db
      .update(outcomes)
      .set({ amountMicros, currency, reference })
      .where(and(eq(outcomes.workspaceId, ctx.workspaceId), eq(outcomes.id, outcomeId)))
      .returning();
    await keepChange(ctx, after!, "corrected", before);
  });
}

async function isTaken(ctx: InTransaction, { id }: Outcome, reference: string): Promise<boolean> {
  const [other] = await ctx.db
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(
      and(
        eq(outcomes.workspaceId, ctx.workspaceId),
        eq(outcomes.kind, "order"),
        eq(outcomes.reference, reference),
        isNull(outcomes.withdrawnAt),
        ne(outcomes.id, id),
      ),
    );
  return other !== undefined;
}
