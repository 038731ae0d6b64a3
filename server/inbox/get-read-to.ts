import { and, eq } from "drizzle-orm";
import { conversations } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { notFound } from "../errors";
import type { ConversationInput } from "./schemas";

/** What a reader of the thread as it is now has seen, for `markRead`; a conversation of another workspace is not there. */
export async function getReadTo(ctx: InTransaction, { conversationId }: ConversationInput): Promise<Date> {
  const [conversation] = await ctx.db
    .select({
      lastCustomerMessageAt: conversations.lastCustomerMessageAt,
      lastActivityAt: conversations.lastActivityAt,
    })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId)));
  if (!conversation) throw notFound("This conversation", "conversationNotFound");
  return conversation.lastCustomerMessageAt ?? conversation.lastActivityAt;
}
