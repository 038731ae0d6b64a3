import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { NewMessage } from "./receive-messages";

type Touch = {
  id: string;
  last_message_id: string;
  last_activity_at: Date;
  last_customer_message_at?: Date;
  unread_count: number;
};

/**
 * What new messages do to their conversations. A time never goes back, so that the order of arrival does not matter.
 * Unread are the messages that want an answer.
 */
export async function touchConversations(ctx: InTransaction, added: NewMessage[]): Promise<void> {
  if (added.length === 0) return;
  const touches = new Map<string, Touch>();
  for (const message of added) {
    const { conversationId: id, writtenAt } = message;
    const touch: Touch = touches.get(id) ?? {
      id,
      last_message_id: message.id,
      last_activity_at: writtenAt,
      unread_count: 0,
    };
    touches.set(id, touch);
    if (writtenAt >= touch.last_activity_at) {
      touch.last_message_id = message.id;
      touch.last_activity_at = writtenAt;
    }
    if (
      message.opensWindow &&
      !(touch.last_customer_message_at && touch.last_customer_message_at > writtenAt)
    ) {
      touch.last_customer_message_at = writtenAt;
    }
    if (message.wantsAnswer) touch.unread_count += 1;
  }
  await ctx.db.execute(sql`
    update conversations c set
      last_message_id = case when c.last_message_id is null or r.last_activity_at >= c.last_activity_at then r.last_message_id else c.last_message_id end,
      last_activity_at = case when c.last_message_id is null then r.last_activity_at else greatest(c.last_activity_at, r.last_activity_at) end,
      last_customer_message_at = greatest(c.last_customer_message_at, r.last_customer_message_at),
      unread_count = c.unread_count + r.unread_count
    from ${rows(
      [...touches.values()],
      "id uuid, last_message_id uuid, last_activity_at timestamptz, last_customer_message_at timestamptz, unread_count int",
    )}
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = r.id`);
}
