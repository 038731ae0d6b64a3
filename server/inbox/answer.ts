import { reserveBudget } from "../billing/budgets/reserve-budget";
import type { InTransaction, MemberCtx } from "../context";
import { conflict } from "../errors";
import { listColleagues } from "../identity/list-colleagues";
import type { LoadedConversation } from "../messaging/load-conversation";
import { type NewMessage, type QueuedMessage, queueMessage } from "../messaging/queue-message";
import { claimConversation } from "./claim-conversation";
import { findAssignment } from "./find-assignment";
import { quoteFor } from "./quote-for";
import { reopenToAnswer } from "./reopen-conversation";
import { settleWaits } from "./waits/settle-waits";

/**
 * Who answers first has the conversation. A colleague's is left alone until it is taken over, so that a customer never
 * gets two answers at once.
 */
async function takeUnlessTaken(ctx: InTransaction<MemberCtx>, conversationId: string): Promise<void> {
  const assignment = await findAssignment(ctx, conversationId);
  if (!assignment) {
    await claimConversation(ctx, { conversationId });
    return;
  }
  if (assignment.memberId === ctx.actor.memberId) return;
  const colleague = (await listColleagues(ctx)).find(({ id }) => id === assignment.memberId);
  const name = colleague?.name ?? "Somebody";
  throw conflict(`${name} has this conversation. Take it over to answer.`, {
    key: "takenByColleague",
    params: { name },
  });
}

type Answer = Pick<NewMessage, "clientId" | "content" | "targetWaMessageId" | "templateId" | "retryOf"> & {
  category: string;
};

/** All that answering a customer means, in the caller's transaction, whatever the answer is made of. */
export async function answer(
  ctx: InTransaction<MemberCtx>,
  conversation: LoadedConversation,
  answer: Answer,
): Promise<QueuedMessage> {
  await takeUnlessTaken(ctx, conversation.id);
  await reopenToAnswer(ctx, conversation.id);
  return send(ctx, conversation, { ...answer, memberId: ctx.actor.memberId });
}

/** The words of a rule of ours: they put the conversation into nobody's hands, and do not end the customer's wait. */
export const answerByRule = (ctx: InTransaction, conversation: LoadedConversation, answer: Answer) =>
  send(ctx, conversation, { ...answer, memberId: null });

async function send(
  ctx: InTransaction,
  conversation: LoadedConversation,
  { category, ...message }: Answer & Pick<NewMessage, "memberId">,
): Promise<QueuedMessage> {
  const conversationId = conversation.id;
  const quote = await quoteFor(ctx, conversation, category);
  const queued = await queueMessage(ctx, { ...message, conversationId, quote });
  // An emoji under a message is not yet an answer to it.
  if (queued.isNew && message.content.type !== "reaction") {
    await settleWaits(ctx, [{ conversationId, at: ctx.now(), by: "business" }]);
  }
  if (queued.isNew) {
    const { messageId } = queued;
    // Last, because other senders wait for it until the commit.
    await reserveBudget(ctx, { messageId, numberId: conversation.numberId, category, ...quote });
  }
  return queued;
}
