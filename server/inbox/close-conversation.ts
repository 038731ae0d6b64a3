import { v7 as uuidv7 } from "uuid";
import { closures } from "@/db/schema/inbox";
import { inTransaction, type MemberCtx } from "../context";
import { recordEvent } from "../events";
import { getConversation } from "./get-conversation";
import { endAssignment } from "./release-conversation";
import type { ConversationInput } from "./schemas";
import { settleWaits } from "./waits/settle-waits";

/**
 * Finished: it leaves the open views and its agent's hands, so that it comes back to everybody if the customer writes again.
 * A customer who was waiting then was not answered, and the figures say so.
 */
export function closeConversation(ctx: MemberCtx, { conversationId }: ConversationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, { conversationId });
    const [closure] = await ctx.db
      .insert(closures)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        conversationId,
        memberId: ctx.actor.memberId,
        closedAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!closure) return;
    await endAssignment(ctx, conversationId);
    await settleWaits(ctx, [{ conversationId, at: closure.closedAt, by: "closing" }]);
    await recordEvent(ctx, { kind: "conversation.closed", conversationId });
  });
}
