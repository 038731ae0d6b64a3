import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../context";

/**
 * Deletes the videos from before a moment that never came in whole, or that no draft, launch or template speaks of any more.
 * What Meta has of them stays there.
 */
export function forgetAdVideos(ctx: Ctx, before: Date): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const here = sql`workspace_id = ${ctx.workspaceId}::uuid`;
    const gone = await ctx.db.execute<{ id: string }>(sql`
      select id from ad_videos where ${here} and created_at < ${before.toISOString()}::timestamptz
        and (byte_count is null or not exists (
          select from (
            select form from campaign_drafts where ${here} and discarded_at is null
            union all select form from publications where ${here} and state <> 'undone'
            union all select form from campaign_templates where ${here} and discarded_at is null) kept
          where kept.form @? format('$.**.adVideoId ? (@ == "%s")', ad_videos.id)::jsonpath))
      for update skip locked`);
    if (gone.length === 0) return;
    const ids = sql`any(${sql.param(gone.map(({ id }) => id))}::uuid[])`;
    await ctx.db.execute(sql`delete from ad_video_handovers where ${here} and ad_video_id = ${ids}`);
    await ctx.db.execute(sql`delete from ad_videos where ${here} and id = ${ids}`);
  });
}
