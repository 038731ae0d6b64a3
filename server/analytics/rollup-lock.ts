import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";

/** One writer of a workspace's roll-ups at a time, until it commits: the next one waits, or learns that somebody is at it. */
export async function mayWriteRollups(ctx: InTransaction, when: "now" | "soon"): Promise<boolean> {
  const key = sql`hashtextextended(${`roll-ups ${ctx.workspaceId}`}, 0)`;
  if (when === "soon") await ctx.db.execute(sql`select pg_advisory_xact_lock(${key})`);
  else {
    const [row] = await ctx.db.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(${key}) as taken`,
    );
    return row?.taken ?? false;
  }
  return true;
}
