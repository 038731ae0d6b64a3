import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";

type Placed = { messageId: string; conversationId: string };

/**
 * Which of these messages of customers began a conversation: the customer's first words to this number, or the first after
 * the 24-hour window had closed. It is told from what has arrived; an earlier message that comes later changes nothing.
 */
export async function startsConversation(ctx: InTransaction, messages: Placed[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const values = messages.map(({ messageId, conversationId }) => ({
    id: messageId,
    conversation_id: conversationId,
  }));
  const starting = await ctx.db.execute<{ id: string }>(sql`
    select r.id from ${rows(values, "id uuid, conversation_id uuid")}
    join messages m on m.workspace_id = ${ctx.workspaceId}::uuid and m.id = r.id
    where not exists (
      select from messages e
      where e.workspace_id = m.workspace_id and e.conversation_id = r.conversation_id
        and e.direction = 'inbound' and e.type <> 'system'
        and e.written_at <= m.written_at and e.written_at > m.written_at - interval '24 hours'
        and (e.written_at, e.id) < (m.written_at, m.id))`);
  return new Set(starting.map(({ id }) => id));
}
