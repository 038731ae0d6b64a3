import { sql } from "drizzle-orm";
import type { InTransaction } from "../../context";
import { replayWaits } from "./replay-waits";
import { findCovering, lockConversations } from "./settle-waits";

/** Works out the waits of whole conversations from the messages that are kept; older waits stay as they were recorded. */
export async function rebuildWaits(ctx: InTransaction, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await lockConversations(ctx, conversationIds);
  const found = await ctx.db.execute<{ id: string; at: number }>(sql`
    select c.id, (extract(epoch from m.at) * 1000)::float8 as at from conversations c
    cross join lateral (
      select least(min(written_at), min(created_at)) as at from messages
      where workspace_id = c.workspace_id and conversation_id = c.id) m
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = any(${sql.param(conversationIds)}::uuid[])
      and m.at is not null`);
  const first = found.map((row) => ({ conversationId: row.id, at: new Date(row.at) }));
  const covering = await findCovering(ctx, first);
  await replayWaits(
    ctx,
    new Map(
      first.map(({ conversationId, at }, index) => {
        const wait = covering[index];
        return [conversationId, { start: wait?.askedAt ?? at, wait }];
      }),
    ),
  );
}
