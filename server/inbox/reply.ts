import { type InTransaction, inTransaction, type MemberCtx } from "../context";
import { invalid } from "../errors";
import { getTarget } from "../messaging/get-target";
import { loadConversation } from "../messaging/load-conversation";
import { findQueued, type QueuedMessage } from "../messaging/queue-message";
import { isWindowOpen } from "../messaging/service-window";
import { attachUpload, getUpload } from "../messaging/upload";
import type { MessageContent } from "../meta/content";
import { answer } from "./answer";
import type { ReplyInput } from "./schemas";

/** Answers the customer, if the service window is open. The worker sends it; this only promises that it will. */
export function reply(ctx: MemberCtx, input: ReplyInput): Promise<QueuedMessage> {
  const { conversationId, clientId, replyToMessageId } = input;
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, conversationId);
    const earlier = await findQueued(ctx, { conversationId, clientId });
    if (earlier) return earlier;
    if (!isWindowOpen(conversation, ctx.now())) {
      throw invalid("The 24-hour window is closed. Send a template instead.", { key: "windowClosed" });
    }
    const content = await contentOf(ctx, input);
    const target =
      content.type === "reaction"
        ? content.waMessageId
        : replyToMessageId && (await getTarget(ctx, { conversationId, messageId: replyToMessageId }));
    const queued = await answer(ctx, conversation, {
      clientId,
      content,
      targetWaMessageId: target,
      category: "service",
    });
    if ("mediaId" in input.content && queued.isNew) {
      await attachUpload(ctx, { mediaId: input.content.mediaId, messageId: queued.messageId });
    }
    return queued;
  });
}

async function contentOf(ctx: InTransaction<MemberCtx>, input: ReplyInput): Promise<MessageContent> {
  const { conversationId, content } = input;
  switch (content.type) {
    case "text":
      return content;
    case "reaction": {
      const waMessageId = await getTarget(ctx, { conversationId, messageId: content.messageId });
      return { type: "reaction", waMessageId, emoji: content.emoji };
    }
    default: {
      const { type, mediaId, caption } = content;
      const { mimeType, fileName } = await getUpload(ctx, {
        mediaId,
        memberId: ctx.actor.memberId,
        kind: type,
      });
      return { type, mimeType, fileName: fileName ?? undefined, caption: caption || undefined };
    }
  }
}
