import { stoppedBy } from "../billing/budgets/reserve-budget";
import { inTransaction, type MemberCtx } from "../context";
import { loadConversation } from "../messaging/load-conversation";
import { isWindowOpen, windowClosesAt } from "../messaging/service-window";
import { getTemplate } from "../notifications/list-templates";
import { quoteFor } from "./quote-for";
import type { QuoteReplyInput } from "./schemas";

/** What the composer shows before Send: the price of an answer or of a template, and how long the window stays open. */
export function quoteReply(ctx: MemberCtx, { conversationId, templateId }: QuoteReplyInput) {
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, conversationId);
    const { numberId } = conversation;
    const category = templateId ? (await getTemplate(ctx, { numberId, templateId })).category : "service";
    const quote = await quoteFor(ctx, conversation, category);
    return {
      ...quote,
      /** Whose budget is used up that this would be paid from. */
      stoppedBy: await stoppedBy(ctx, {
        ...{ numberId, category, ...quote },
        writer: { conversationId, memberId: ctx.actor.memberId },
      }),
      windowClosesAt: windowClosesAt(conversation.lastCustomerMessageAt),
      isWindowOpen: isWindowOpen(conversation, ctx.now()),
    };
  });
}
