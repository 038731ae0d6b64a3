import { and, eq, isNull } from "drizzle-orm";
import { assignments } from "@/db/schema/inbox";
import { type Ctx, inTransaction, type MemberCtx } from "../context";
import { recordEvent } from "../events";
import { getConversation } from "./get-conversation";
import type { ConversationInput } from "./schemas";

/** Gives one's own conversation back to everybody; releasing twice, or what somebody else has, changes nothing. */
export function releaseConversation(ctx: MemberCtx, { conversationId }: ConversationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, { conversationId });
    const hasEnded = await endAssignment(ctx, conversationId, ctx.actor.memberId);
    if (hasEnded) await recordEvent(ctx, { kind: "conversation.released", conversationId });
  });
}

/** Ends the open assignment, of one member or of whoever has it. */
export function endAssignment(ctx: Ctx, conversationId: string, memberId?: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(assignments)
      .set({ endedAt: ctx.now() })
      .where(
        and(
          eq(assignments.workspaceId, ctx.workspaceId),
          eq(assignments.conversationId, conversationId),
          memberId ? eq(assignments.memberId, memberId) : undefined,
          isNull(assignments.endedAt),
        ),
      )
      .returning({ id: assignments.id });
    return ended.length > 0;
  });
}
