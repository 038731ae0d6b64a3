import { and, desc, eq, sql } from "drizzle-orm";
import { conversions, outcomes } from "@/db/schema/ads-outcomes";
import { type Ctx, readOnly } from "@/server/context";

const mostShown = 50;

/** The newest outcomes with what Meta knows of each; those that wait or were refused are on top. */
export function listConversions(ctx: Ctx) {
  return readOnly(ctx, async (ctx) =>
    ctx.db
      .select({
        id: conversions.id,
        conversationId: outcomes.conversationId,
        kind: outcomes.kind,
        occurredAt: outcomes.occurredAt,
        amountMicros: outcomes.amountMicros,
        currency: outcomes.currency,
        state: conversions.state,
        reason: conversions.reason,
        words: conversions.words,
        traceId: conversions.traceId,
        settledAt: conversions.settledAt,
        isTest: conversions.isTest,
      })
      .from(conversions)
      .innerJoin(
        outcomes,
        and(eq(outcomes.workspaceId, conversions.workspaceId), eq(outcomes.id, conversions.outcomeId)),
      )
      .where(eq(conversions.workspaceId, ctx.workspaceId))
      .orderBy(sql`${conversions.state} in ('waiting', 'refused') desc`, desc(conversions.id))
      .limit(mostShown),
  );
}
