import { inTransaction, type MemberCtx } from "../context";
import { invalid } from "../errors";
import { getFailed } from "../messaging/get-failed";
import { loadConversation } from "../messaging/load-conversation";
import { findQueued, type QueuedMessage } from "../messaging/queue-message";
import { isWindowOpen } from "../messaging/service-window";
import { moveUpload } from "../messaging/upload";
import { answer } from "./answer";
import type { RetryMessageInput } from "./schemas";

/**
 * Sends a failed message again, as a new one: each attempt that may have reached the customer keeps a row of its own, so
 * that a late status says which of them did. Only one new one for each.
 */
export function retryMessage(
  ctx: MemberCtx,
  { messageId, clientId }: RetryMessageInput,
): Promise<QueuedMessage> {
  return inTransaction(ctx, async (ctx) => {
    const { conversationId, content, targetWaMessageId, templateId, status } = await getFailed(
      ctx,
      messageId,
    );
    const conversation = await loadConversation(ctx, conversationId);
    const earlier = await findQueued(ctx, { conversationId, clientId, retryOf: messageId });
    if (earlier) return earlier;
    if (status !== "failed") {
      throw invalid("This message did not fail, so there is nothing to send again.", { key: "didNotFail" });
    }
    if (content.type !== "template" && !isWindowOpen(conversation, ctx.now())) {
      throw invalid("The 24-hour window is closed. Send a template instead.", { key: "windowClosed" });
    }
    const category = content.type === "template" ? (content.category ?? "utility") : "service";
    const queued = await answer(ctx, conversation, {
      clientId,
      content,
      targetWaMessageId,
      templateId,
      retryOf: messageId,
      category,
    });
    if (queued.isNew) await moveUpload(ctx, { from: messageId, to: queued.messageId });
    return queued;
  });
}
