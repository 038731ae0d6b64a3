import { v7 as uuidv7 } from "uuid";
import { closures } from "@/db/schema/inbox";
import { inTransaction, type MemberCtx } from "../context";
import { recordEvent } from "../events";
import { getConversation } from "./get-conversation";
import { endAssignment } from "./release-conversation";
import type { ConversationInput } from "./schemas";

/** Finished: it leaves the open views and its agent's hands, so that it comes back to everybody if the customer writes again. */
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
    await recordEvent(ctx, { kind: "conversation.closed", conversationId });
  });
}
