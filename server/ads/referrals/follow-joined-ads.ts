import { sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import { askToRoute } from "../routing/route-job";

/** Longer ago than that, whoever an ad brought has been led where its campaign says. */
const routedWithinHours = 24;

/**
 * Two threads of one customer became one: the ads that led to the emptied one, where they led, and what came of it, go along.
 * Where they were just about to lead, they lead the thread that is left.
 */
export async function followJoinedAds(
  ctx: InTransaction,
  joined: { fromId: string; intoId: string }[],
): Promise<void> {
  for (const { fromId, intoId } of joined) {
    await ctx.db.execute(sql`
      delete from ad_routings r where r.workspace_id = ${ctx.workspaceId}::uuid and r.conversation_id = ${fromId}::uuid
        and exists (select from ad_routings i where i.workspace_id = r.workspace_id and i.conversation_id = ${intoId}::uuid
          and i.campaign_id = r.campaign_id)`);
    for (const table of ["ad_routings", "outcomes"]) {
      await ctx.db.execute(sql`
        update ${sql.identifier(table)} set conversation_id = ${intoId}::uuid
        where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${fromId}::uuid`);
    }
    const moved = await ctx.db.execute<{ metaAdId: string | null; isRecent: boolean }>(sql`
      update referrals set conversation_id = ${intoId}::uuid
      where workspace_id = ${ctx.workspaceId}::uuid and conversation_id = ${fromId}::uuid
      returning meta_ad_id as "metaAdId",
        at > ${ctx.now().toISOString()}::timestamptz - make_interval(hours => ${routedWithinHours}) as "isRecent"`);
    await askToRoute(
      ctx,
      moved.flatMap(({ metaAdId, isRecent }) =>
        metaAdId && isRecent ? [{ conversationId: intoId, metaAdId }] : [],
      ),
    );
  }
}
