import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import { recordEvents } from "../events";

export type Asked = { conversationId: string; at: Date };

const columns = "conversation_id uuid, id uuid, at timestamptz";

/**
 * Customers wrote: where nobody has answered since, a wait begins with their first message, and a closed conversation is
 * open again. A message that was written before the last answer, and came late, begins no wait. WhatsApp's times are
 * whole seconds, so an answer counts as before a message of the same second.
 */
export async function openResponses(ctx: InTransaction, asked: Asked[]): Promise<void> {
  if (asked.length === 0) return;
  const first = new Map<string, { conversation_id: string; id: string; at: Date }>();
  for (const { conversationId, at } of asked) {
    const known = first.get(conversationId);
    if (!known || at < known.at)
      first.set(conversationId, { conversation_id: conversationId, id: uuidv7(), at });
  }
  const values = [...first.values()].sort((one, other) =>
    one.conversation_id < other.conversation_id ? -1 : 1,
  );
  await ctx.db.execute(sql`
    insert into responses (workspace_id, id, conversation_id, asked_at)
    select ${ctx.workspaceId}::uuid, r.id, r.conversation_id, r.at from ${rows(values, columns)}
    where not exists (
      select from responses a where a.workspace_id = ${ctx.workspaceId}::uuid
        and a.conversation_id = r.conversation_id and a.answered_at >= r.at + interval '1 second')
    on conflict (workspace_id, conversation_id) where answered_at is null and closed_at is null
    do update set asked_at = excluded.asked_at where excluded.asked_at < responses.asked_at`);
  const reopened = await ctx.db.execute<{ conversation_id: string }>(sql`
    update closures c set reopened_at = ${ctx.now().toISOString()}::timestamptz
    from ${rows(values, columns)}
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.conversation_id = r.conversation_id
      and c.reopened_at is null
    returning c.conversation_id`);
  await recordEvents(
    ctx,
    reopened.map((row) => ({ kind: "conversation.reopened", conversationId: row.conversation_id })),
  );
}

/** Somebody answered from the WhatsApp Business app: the wait is over, by nobody of ours. */
export async function endResponses(
  ctx: InTransaction,
  answered: (Asked & { messageId: string })[],
): Promise<void> {
  if (answered.length === 0) return;
  const values = answered.map(({ conversationId, messageId, at }) => ({
    conversation_id: conversationId,
    id: messageId,
    at,
  }));
  await ctx.db.execute(sql`
    update responses a set answered_at = f.at, answer_message_id = f.id,
      wait_seconds = greatest(0, extract(epoch from f.at - a.asked_at))::int, was_window_open = 'open'
    from (select distinct on (r.conversation_id) r.* from ${rows(values, columns)} order by r.conversation_id, r.at) f
    where a.workspace_id = ${ctx.workspaceId}::uuid and a.conversation_id = f.conversation_id
      and a.answered_at is null and f.at >= a.asked_at`);
}
