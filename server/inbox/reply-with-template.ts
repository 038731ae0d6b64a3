import { inTransaction, type MemberCtx } from "../context";
import { loadConversation } from "../messaging/load-conversation";
import { findQueued, type QueuedMessage } from "../messaging/queue-message";
import { attachUpload, getUpload } from "../messaging/upload";
import { getTemplate } from "../notifications/list-templates";
import { renderTemplate } from "../notifications/render-template";
import { answer } from "./answer";
import type { ReplyWithTemplateInput } from "./schemas";

/** Writes to the customer with a template, which Meta allows at any time. */
export function replyWithTemplate(ctx: MemberCtx, input: ReplyWithTemplateInput): Promise<QueuedMessage> {
  const { conversationId, clientId, templateId, values } = input;
  return inTransaction(ctx, async (ctx) => {
    const conversation = await loadConversation(ctx, conversationId);
    const earlier = await findQueued(ctx, { conversationId, clientId });
    if (earlier) return earlier;
    const template = await getTemplate(ctx, { numberId: conversation.numberId, templateId });
    const content = renderTemplate(template, values);
    const format = template.header?.format;
    const mediaId = format && format !== "text" ? values.headerMediaId : undefined;
    if (mediaId && format && format !== "text") {
      await getUpload(ctx, { mediaId, memberId: ctx.actor.memberId, kind: format });
    }
    const queued = await answer(ctx, conversation, {
      clientId,
      content,
      templateId,
      category: template.category,
    });
    if (mediaId && queued.isNew) await attachUpload(ctx, { mediaId, messageId: queued.messageId });
    return queued;
  });
}
