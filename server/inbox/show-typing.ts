import { inTransaction, type MemberCtx } from "../context";
import { loadConversation } from "../messaging/load-conversation";
import { isWindowOpen } from "../messaging/service-window";
import { askToShowTyping } from "../messaging/show-typing";
import type { ConversationInput } from "./schemas";

/** The customer sees that somebody is typing, as long as an answer can still be sent. */
export function showTyping(ctx: MemberCtx, { conversationId }: ConversationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, conversationId);
    if (isWindowOpen(conversation, ctx.now())) await askToShowTyping(ctx, conversationId);
  });
}
