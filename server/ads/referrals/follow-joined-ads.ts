import { sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";

/** Two threads of one customer became one: the ads that led to the emptied one, and what came of it, go along. */
export async function followJoinedAds(
  ctx: InTransaction,
  joined: { fromId: string; intoId: string }[],
): Promise<void> {
  for (const { fromId, intoId } of joined) {
    for (const table of ["referrals", "outcomes"]) {
      await ctx.db.execute(sql`
        update ${sql.identifier(table)} set conversation_id = ${intoId}::uuid
        where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${fromId}::uuid`);
    }
  }
}
