import { eq, type SQL, sql } from "drizzle-orm";
import { billedRollups, latencyRollups, rollupStates } from "@/db/schema/analytics";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { chargeFacts, waitFacts } from "./facts";
import { mayWriteRollups } from "./rollup-lock";
import { rollupZone } from "./rollup-zone";
import { sumCharges } from "./sum-charges";
import { sumWaits } from "./sum-waits";

/**
 * Makes the roll-ups of a workspace anew from its facts, month by month, so that it takes no more room for many years than for
 * one. The statement that reads the facts of a month also removes the changes of that month that it can see, which are those
 * facts' own: what is recorded or moved meanwhile is in neither, and is taken in later.
 */
export function buildRollups(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await mayWriteRollups(ctx, "soon");
    const { wanted: timeZone } = await rollupZone(ctx);
    const ours = sql`workspace_id = ${ctx.workspaceId}::uuid`;
    await ctx.db.delete(latencyRollups).where(eq(latencyRollups.workspaceId, ctx.workspaceId));
    await ctx.db.delete(billedRollups).where(eq(billedRollups.workspaceId, ctx.workspaceId));
    for (const month of await monthsOf(ctx, "responses", "asked_at")) {
      const taken = sql`delete from latency_changes where ${ours} and ${month}`;
      const facts = sql`${waitFacts(ctx)} and ${month}`;
      await ctx.db.execute(sumWaits(ctx, { taken, facts, timeZone }));
    }
    for (const month of await monthsOf(ctx, "charges", "delivered_at")) {
      const taken = sql`delete from charge_changes where ${ours} and ${month}`;
      const facts = sql`${chargeFacts(ctx)} and ${month}`;
      await ctx.db.execute(sumCharges(ctx, { taken, facts, timeZone }));
    }
    const state = { timeZone, builtAt: ctx.now(), foldedAt: ctx.now() };
    await ctx.db
      .insert(rollupStates)
      .values({ workspaceId: ctx.workspaceId, ...state })
      .onConflictDoUpdate({ target: rollupStates.workspaceId, set: state });
  });
}

/** The months there are facts of, as conditions; the first and the last are open, so that no fact and no change is outside. */
async function monthsOf(
  ctx: InTransaction,
  table: "responses" | "charges",
  moment: "asked_at" | "delivered_at",
): Promise<SQL[]> {
  const at = sql.identifier(moment);
  const starts = await ctx.db.execute<{ start: string }>(sql`
    select start::text from (
      select min(${at}) as first, max(${at}) as last from ${sql.identifier(table)}
      where workspace_id = ${ctx.workspaceId}::uuid) facts
    cross join generate_series(date_trunc('month', first) + interval '1 month', last, interval '1 month') as start`);
  const ends = ["-infinity", ...starts.map(({ start }) => start), "infinity"];
  return ends
    .slice(1)
    .map(
      (end, index) => sql`${at} >= ${ends[index]}::text::timestamptz and ${at} < ${end}::text::timestamptz`,
    );
}
