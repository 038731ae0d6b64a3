import { eq, sql } from "drizzle-orm";
import { rollupStates } from "@/db/schema/analytics";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { buildRollups } from "./build-rollups";
import { mayWriteRollups } from "./rollup-lock";
import { rollupZone } from "./rollup-zone";
import { sumCharges } from "./sum-charges";
import { sumWaits } from "./sum-waits";

/** So many changes at most in one transaction, which takes well under a second. */
const mostChanges = 5000;

/**
 * Takes what changed since the last time into the roll-ups of a workspace, in one transaction that also removes the changes: no
 * fact is counted twice or left out, wherever a worker dies. Builds them when there are none, or when the workspace has moved
 * to another time zone. Returns whether there may be more to do.
 */
export function foldChanges(ctx: Ctx): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await mayWriteRollups(ctx, "now"))) return false;
    const { built, wanted } = await rollupZone(ctx);
    if (built !== wanted) {
      await buildRollups(ctx);
      return false;
    }
    const counts = [
      await fold(ctx, "latency_changes", sumWaits, wanted),
      await fold(ctx, "charge_changes", sumCharges, wanted),
    ];
    await ctx.db
      .update(rollupStates)
      .set({ foldedAt: ctx.now() })
      .where(eq(rollupStates.workspaceId, ctx.workspaceId));
    return counts.some((isFull) => isFull);
  });
}

async function fold(
  ctx: InTransaction,
  table: "latency_changes" | "charge_changes",
  add: typeof sumWaits,
  timeZone: string,
): Promise<boolean> {
  const changes = sql.identifier(table);
  const oldest = sql`select id from ${changes} where workspace_id = ${ctx.workspaceId}::uuid order by id limit ${mostChanges}`;
  const taken = sql`
    delete from ${changes} where workspace_id = ${ctx.workspaceId}::uuid and id in (${oldest}) returning *`;
  const [waiting] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${oldest}) changes`,
  );
  if (!waiting || waiting.count === 0) return false;
  await ctx.db.execute(add(ctx, { taken, facts: sql`select * from taken`, timeZone }));
  return waiting.count === mostChanges;
}
