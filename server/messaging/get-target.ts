import { and, eq } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { notFound } from "../errors";

/** WhatsApp's id of a message of this conversation, to answer or to react to. */
export async function getTarget(
  ctx: InTransaction,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<string> {
  const [message] = await ctx.db
    .select({ waMessageId: messages.waMessageId })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(messages.conversationId, conversationId),
        eq(messages.id, messageId),
      ),
    );
  if (!message?.waMessageId) throw notFound("This message", "messageNotFound");
  return message.waMessageId;
}
