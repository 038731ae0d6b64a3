import { eq, sql } from "drizzle-orm";
import { billedRollups, latencyRollups, rollupStates } from "@/db/schema/analytics";
import { type Ctx, inTransaction } from "../context";
import { chargeFacts, waitFacts } from "./facts";
import { mayWriteRollups } from "./rollup-lock";
import { rollupZone } from "./rollup-zone";
import { sumCharges } from "./sum-charges";
import { sumWaits } from "./sum-waits";

/**
 * Makes the roll-ups of a workspace anew from its facts. The statement that reads the facts also removes the changes it can see,
 * which are those facts' own: what is recorded meanwhile is in neither, and is taken in later.
 */
export function buildRollups(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await mayWriteRollups(ctx, "soon");
    const { wanted: timeZone } = await rollupZone(ctx);
    await ctx.db.delete(latencyRollups).where(eq(latencyRollups.workspaceId, ctx.workspaceId));
    await ctx.db.delete(billedRollups).where(eq(billedRollups.workspaceId, ctx.workspaceId));
    const waits = sql`delete from latency_changes where workspace_id = ${ctx.workspaceId}::uuid`;
    await ctx.db.execute(sumWaits(ctx, { taken: waits, facts: waitFacts(ctx), timeZone }));
    const charges = sql`delete from charge_changes where workspace_id = ${ctx.workspaceId}::uuid`;
    await ctx.db.execute(sumCharges(ctx, { taken: charges, facts: chargeFacts(ctx), timeZone }));
    const state = { timeZone, builtAt: ctx.now(), foldedAt: ctx.now() };
    await ctx.db
      .insert(rollupStates)
      .values({ workspaceId: ctx.workspaceId, ...state })
      .onConflictDoUpdate({ target: rollupStates.workspaceId, set: state });
  });
}
