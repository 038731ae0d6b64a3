import { and, eq } from "drizzle-orm";
import { outcomes } from "@/db/schema/ads-outcomes";
import { type ApiKeyCtx, inTransaction, type MemberCtx } from "@/server/context";
import { callOffConversion } from "../conversions/call-off";
import { getStanding } from "./get-outcome";
import { keepChange } from "./keep-change";
import type { OutcomeInput } from "./schemas";

/** Takes back what was marked by mistake: it counts nowhere any more, and its history stays. */
export function withdrawOutcome(ctx: MemberCtx | ApiKeyCtx, { outcomeId }: OutcomeInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await getStanding(ctx, outcomeId);
    const [after] = await ctx.db
      .update(outcomes)
      .set({ withdrawnAt: ctx.now() })
      .where(and(eq(outcomes.workspaceId, ctx.workspaceId), eq(outcomes.id, outcomeId)))
      .returning();
    await callOffConversion(ctx, outcomeId);
    await keepChange(ctx, after!, "withdrawn", before);
  });
}
