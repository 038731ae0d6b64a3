import { and, eq, isNull } from "drizzle-orm";
import { closures } from "@/db/schema/inbox";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../events";
import { getConversation } from "./get-conversation";
import type { ConversationInput } from "./schemas";

/** Takes a closure back; a conversation that is open stays as it is. */
export function reopenConversation(ctx: Ctx, { conversationId }: ConversationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, { conversationId });
    const reopened = await ctx.db
      .update(closures)
      .set({ reopenedAt: ctx.now() })
      .where(
        and(
          eq(closures.workspaceId, ctx.workspaceId),
          eq(closures.conversationId, conversationId),
          isNull(closures.reopenedAt),
        ),
      )
      .returning({ id: closures.id });
    if (reopened.length) await recordEvent(ctx, { kind: "conversation.reopened", conversationId });
  });
}
