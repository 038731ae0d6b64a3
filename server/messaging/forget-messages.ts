import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";

const perTransaction = 500;

/** Ids begin with the time they were made at, so the key itself tells which are older. */
const firstIdAt = (at: Date) => {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/**
 * Deletes the messages of a workspace that came before a moment, with their files. Who wrote when remains, and so do prices
 * and waits, which hold no word of anybody. A few at a time, so that nobody waits for it. Returns how many.
 */
export async function forgetMessages(ctx: Ctx, before: Date, signal?: AbortSignal): Promise<number> {
  let forgotten = 0;
  for (let count = perTransaction; count === perTransaction && !signal?.aborted; forgotten += count) {
    count = await inTransaction(ctx, async (ctx) => {
      const gone = await ctx.db.execute<{ id: string }>(sql`
        delete from messages where workspace_id = ${ctx.workspaceId}::uuid and id in (
          select id from messages where workspace_id = ${ctx.workspaceId}::uuid and id < ${firstIdAt(before)}::uuid
            and status not in ('queued', 'sending')
          order by id limit ${perTransaction} for update skip locked)
        returning id`);
      const ids = sql`any(${sql.param(gone.map((row) => row.id))}::uuid[])`;
      await ctx.db.execute(sql`
        delete from media where workspace_id = ${ctx.workspaceId}::uuid and message_id = ${ids}`);
      await ctx.db.execute(sql`
        update conversations set last_message_id = null
        where workspace_id = ${ctx.workspaceId}::uuid and last_message_id = ${ids}`);
      return gone.length;
    });
  }
  return forgotten;
}

/** Files that a member chose and never sent. */
export function forgetUploads(ctx: Ctx, before: Date): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`
      delete from media where workspace_id = ${ctx.workspaceId}::uuid and message_id is null
        and uploaded_by is not null and created_at < ${before.toISOString()}::timestamptz
        and not exists (select from broadcasts b where b.workspace_id = media.workspace_id and b.media_id = media.id)`);
  });
}
