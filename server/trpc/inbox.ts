import { claimConversation } from "../inbox/claim-conversation";
import { closeConversation } from "../inbox/close-conversation";
import { countConversations } from "../inbox/count-conversations";
import { getPerson } from "../inbox/get-conversation";
import { getMessages } from "../inbox/get-messages";
import { getThread } from "../inbox/get-thread";
import { putLabel } from "../inbox/labels/put-label";
import { conversationLabelInput } from "../inbox/labels/schemas";
import { takeLabelOff } from "../inbox/labels/take-label-off";
import { listConversations } from "../inbox/list-conversations";
import { listSendableTemplates } from "../inbox/list-sendable-templates";
import { markRead } from "../inbox/mark-read";
import { quoteReply } from "../inbox/quote-reply";
import { releaseConversation } from "../inbox/release-conversation";
import { reopenConversation } from "../inbox/reopen-conversation";
import { reply } from "../inbox/reply";
import { replyWithTemplate } from "../inbox/reply-with-template";
import { retryMessage } from "../inbox/retry-message";
import {
  claimConversationInput,
  conversationInput,
  getMessagesInput,
  getThreadInput,
  handOverInput,
  listConversationsInput,
  markReadInput,
  quoteReplyInput,
  replyInput,
  replyWithTemplateInput,
  retryMessageInput,
} from "../inbox/schemas";
import { showTyping } from "../inbox/show-typing";
import { handOver } from "../inbox/teams/hand-over";
import { memberProcedure, router } from "./base";

export const inboxRouter = router({
  list: memberProcedure
    .input(listConversationsInput)
    .query(({ ctx, input }) => listConversations(ctx, input)),
  counts: memberProcedure.query(({ ctx }) => countConversations(ctx)),
  conversation: memberProcedure.input(conversationInput).query(({ ctx, input }) => getPerson(ctx, input)),
  thread: memberProcedure.input(getThreadInput).query(({ ctx, input }) => getThread(ctx, input)),
  messages: memberProcedure.input(getMessagesInput).query(({ ctx, input }) => getMessages(ctx, input)),

  take: memberProcedure
    .input(claimConversationInput)
    .mutation(({ ctx, input }) => claimConversation(ctx, input)),
  handOver: memberProcedure.input(handOverInput).mutation(({ ctx, input }) => handOver(ctx, input)),
  putLabel: memberProcedure.input(conversationLabelInput).mutation(({ ctx, input }) => putLabel(ctx, input)),
  takeLabelOff: memberProcedure
    .input(conversationLabelInput)
    .mutation(({ ctx, input }) => takeLabelOff(ctx, input)),
  release: memberProcedure
    .input(conversationInput)
    .mutation(({ ctx, input }) => releaseConversation(ctx, input)),
  close: memberProcedure.input(conversationInput).mutation(({ ctx, input }) => closeConversation(ctx, input)),
  reopen: memberProcedure
    .input(conversationInput)
    .mutation(({ ctx, input }) => reopenConversation(ctx, input)),
  markRead: memberProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx, input)),

  quote: memberProcedure.input(quoteReplyInput).query(({ ctx, input }) => quoteReply(ctx, input)),
  templates: memberProcedure
    .input(conversationInput)
    .query(({ ctx, input }) => listSendableTemplates(ctx, input)),
  showTyping: memberProcedure.input(conversationInput).mutation(({ ctx, input }) => showTyping(ctx, input)),
  reply: memberProcedure.input(replyInput).mutation(({ ctx, input }) => reply(ctx, input)),
  replyWithTemplate: memberProcedure
    .input(replyWithTemplateInput)
    .mutation(({ ctx, input }) => replyWithTemplate(ctx, input)),
  retry: memberProcedure.input(retryMessageInput).mutation(({ ctx, input }) => retryMessage(ctx, input)),
});
