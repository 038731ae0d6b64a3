import { sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";

/** Two threads of one customer became one: the ads that led to the emptied one, where they led, and what came of it, go along. */
export async function followJoinedAds(
  ctx: InTransaction,
  joined: { fromId: string; intoId: string }[],
): Promise<void> {
  for (const { fromId, intoId } of joined) {
    await ctx.db.execute(sql`
      delete from ad_routings r where r.workspace_id = ${ctx.workspaceId}::uuid and r.conversation_id = ${fromId}::uuid
        and exists (select from ad_routings i where i.workspace_id = r.workspace_id and i.conversation_id = ${intoId}::uuid
          and i.campaign_id = r.campaign_id)`);
    for (const table of ["ad_routings", "referrals", "outcomes"]) {
      await ctx.db.execute(sql`
        update ${sql.identifier(table)} set conversation_id = ${intoId}::uuid
        where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${fromId}::uuid`);
    }
  }
}
