import { type Ctx, inTransaction } from "../context";
import { loadConversation } from "../messaging/load-conversation";
import { isWindowOpen, windowClosesAt } from "../messaging/service-window";
import { quoteFor } from "./quote-for";
import type { QuoteReplyInput } from "./schemas";

/** What the composer shows before Send: the price, and how long the window stays open. */
export function quoteReply(ctx: Ctx, { conversationId }: QuoteReplyInput) {
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, conversationId);
    const quote = await quoteFor(ctx, conversation, "service");
    return {
      ...quote,
      windowClosesAt: windowClosesAt(conversation.lastCustomerMessageAt),
      isWindowOpen: isWindowOpen(conversation, ctx.now()),
    };
  });
}
