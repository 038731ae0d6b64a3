import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../context";

const perTransaction = 2000;

/**
 * Forgets what lists said of people, of broadcasts that ended or were left lying before a moment, and lets go of their files.
 * Who got what remains; a draft loses its list, as without these words it would say something else. Returns of how many people.
 */
export async function forgetRecipientValues(ctx: Ctx, before: Date, signal?: AbortSignal): Promise<number> {
  const old = sql`select id from broadcasts b where b.workspace_id = ${ctx.workspaceId}::uuid
    and b.state in ('draft', 'done', 'stopped', 'cancelled') and b.changed_at < ${before.toISOString()}::timestamptz`;
  await inTransaction(ctx, (ctx) =>
    ctx.db.execute(sql`
      with emptied as (
        update broadcasts set list = null, version = version + 1
        where workspace_id = ${ctx.workspaceId}::uuid and state = 'draft' and list is not null and id in (${old})
        returning id)
      delete from broadcast_recipients r using emptied
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = emptied.id`),
  );
  let forgotten = 0;
  for (let count = perTransaction; count === perTransaction && !signal?.aborted; forgotten += count) {
    count = await inTransaction(ctx, async (ctx) => {
      const gone = await ctx.db.execute(sql`
        update broadcast_recipients r set sealed_values = null
        where r.workspace_id = ${ctx.workspaceId}::uuid and (r.broadcast_id, r.position) in (
          select p.broadcast_id, p.position from broadcast_recipients p
          where p.workspace_id = ${ctx.workspaceId}::uuid and p.broadcast_id in (${old}) and p.sealed_values is not null
          limit ${perTransaction})
        returning r.position`);
      return gone.length;
    });
  }
  await inTransaction(ctx, (ctx) =>
    ctx.db.execute(sql`
      update broadcasts set media_id = null
      where workspace_id = ${ctx.workspaceId}::uuid and media_id is not null and id in (${old})`),
  );
  return forgotten;
}
