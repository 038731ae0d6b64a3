import { claimConversation } from "../inbox/claim-conversation";
import { closeConversation } from "../inbox/close-conversation";
import { countConversations } from "../inbox/count-conversations";
import { getPerson } from "../inbox/get-conversation";
import { getThread } from "../inbox/get-thread";
import { listConversations } from "../inbox/list-conversations";
import { markRead } from "../inbox/mark-read";
import { releaseConversation } from "../inbox/release-conversation";
import { reopenConversation } from "../inbox/reopen-conversation";
import {
  claimConversationInput,
  conversationInput,
  getThreadInput,
  listConversationsInput,
  markReadInput,
} from "../inbox/schemas";
import { followLive } from "../live";
import { memberProcedure, router } from "./base";

export const inboxRouter = router({
  list: memberProcedure
    .input(listConversationsInput)
    .query(({ ctx, input }) => listConversations(ctx, input)),
  counts: memberProcedure.query(({ ctx }) => countConversations(ctx)),
  conversation: memberProcedure.input(conversationInput).query(({ ctx, input }) => getPerson(ctx, input)),
  thread: memberProcedure.input(getThreadInput).query(({ ctx, input }) => getThread(ctx, input)),
  onLive: memberProcedure.subscription(({ ctx, signal }) => followLive(ctx.workspaceId, signal!)),

  take: memberProcedure
    .input(claimConversationInput)
    .mutation(({ ctx, input }) => claimConversation(ctx, input)),
  release: memberProcedure
    .input(conversationInput)
    .mutation(({ ctx, input }) => releaseConversation(ctx, input)),
  close: memberProcedure.input(conversationInput).mutation(({ ctx, input }) => closeConversation(ctx, input)),
  reopen: memberProcedure
    .input(conversationInput)
    .mutation(({ ctx, input }) => reopenConversation(ctx, input)),
  markRead: memberProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx, input)),
});
