import { and, eq, gt, lte, sql } from "drizzle-orm";
import { conversations } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";

/** Nothing is unread any more, unless the customer wrote again after what was on the screen. Says whether that changed anything. */
export function markConversationRead(
  ctx: Ctx,
  { conversationId, readTo }: { conversationId: string; readTo: Date },
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const changed = await ctx.db
      .update(conversations)
      .set({ unreadCount: 0 })
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          eq(conversations.id, conversationId),
          gt(conversations.unreadCount, 0),
          // What customers write in a group is unread too, and opens no window.
          lte(sql`coalesce(${conversations.lastCustomerMessageAt}, '-infinity')`, readTo.toISOString()),
        ),
      )
      .returning({ id: conversations.id });
    return changed.length > 0;
  });
}
