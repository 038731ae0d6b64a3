import { and, eq } from "drizzle-orm";
import { conversions, outcomes } from "@/db/schema/ads-outcomes";
import { inTransaction, type MemberCtx } from "@/server/context";
import { conflict, notFound } from "@/server/errors";
import { recordEvent } from "@/server/events";
import { askToSend } from "./ask-to-send";
import { isTooLate } from "./decide";
import { loadSettings } from "./load-settings";
import type { ConversionInput } from "./schemas";

/** Tells Meta once more what it refused, after somebody has put right what was wrong there. */
export function tryConversionAgain(ctx: MemberCtx, { conversionId }: ConversionInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const which = and(eq(conversions.workspaceId, ctx.workspaceId), eq(conversions.id, conversionId));
    const [found] = await ctx.db
      .select({
        state: conversions.state,
        accountId: conversions.accountId,
        occurredAt: outcomes.occurredAt,
        withdrawnAt: outcomes.withdrawnAt,
        conversationId: outcomes.conversationId,
      })
      .from(conversions)
      .innerJoin(
        outcomes,
        and(eq(outcomes.workspaceId, conversions.workspaceId), eq(outcomes.id, conversions.outcomeId)),
      )
      .where(which)
      .for("update", { of: conversions });
    if (!found) throw notFound("This event", "conversionNotFound");
    const { isOn } = await loadSettings(ctx);
    const mayBeSent = isOn && found.withdrawnAt === null && !isTooLate(found.occurredAt, ctx.now());
    if (found.state !== "refused" || !found.accountId || !mayBeSent) {
      throw conflict("This can no longer be sent to Meta.", { key: "conversionNotSendable" });
    }
    const waiting = { state: "waiting" as const, reason: null, words: null, code: null, traceId: null };
    await ctx.db
      .update(conversions)
      .set({ ...waiting, attemptedAt: null, settledAt: null })
      .where(which);
    await askToSend(ctx, found.accountId);
    await recordEvent(ctx, { kind: "outcome.changed", conversationId: found.conversationId });
  });
}
