import { inTransaction, type MemberCtx } from "../context";
import { recordEvent } from "../events";
import { markConversationRead } from "../messaging/mark-conversation-read";
import { getConversation } from "./get-conversation";
import type { MarkReadInput } from "./schemas";

/** A member has it open and looks at it; the customer is told with two blue ticks. */
export function markRead(ctx: MemberCtx, input: MarkReadInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, input);
    const hasChanged = await markConversationRead(ctx, input);
    if (hasChanged) {
      await recordEvent(ctx, { kind: "conversation.read", conversationId: input.conversationId });
    }
  });
}
