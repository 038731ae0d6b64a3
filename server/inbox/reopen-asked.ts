import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { recordEvents } from "../events";

/** Customers wrote: a conversation that was closed is open again. */
export async function reopenAsked(ctx: InTransaction, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const reopened = await ctx.db.execute<{ conversation_id: string }>(sql`
    update closures set reopened_at = ${ctx.now().toISOString()}::timestamptz, reopened_by = 'customer'
    where workspace_id = ${ctx.workspaceId}::uuid and reopened_at is null
      and conversation_id = any(${sql.param([...new Set(conversationIds)])}::uuid[])
    returning conversation_id`);
  await recordEvents(
    ctx,
    reopened.map((row) => ({ kind: "conversation.reopened", conversationId: row.conversation_id })),
  );
}
