import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "@/server/context";

const perTransaction = 1000;

/**
 * Charges that are older than the triggers which keep their kinds under the rule of 2018 are given theirs, a few at a time, so that
 * nobody waits for it; one that somebody else is writing is left for the next time.
 */
export async function sortOldCharges(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  for (let count = perTransaction; count === perTransaction && !signal?.aborted; ) {
    count = await inTransaction(ctx, async (ctx) => {
      const sorted = await ctx.db.execute(sql`
        update charges set launch_kind = null where workspace_id = ${ctx.workspaceId}::uuid and id in (
          select id from charges where workspace_id = ${ctx.workspaceId}::uuid and launch_kind is null
          limit ${perTransaction} for update skip locked)
        returning id`);
      return sorted.length;
    });
  }
}
