import { and, eq, isNull } from "drizzle-orm";
import { closures } from "@/db/schema/inbox";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { recordEvent } from "../events";
import { getConversation } from "./get-conversation";
import type { ConversationInput } from "./schemas";
import { settleWaits } from "./waits/settle-waits";

/** Takes a closure back, so that whoever waited then is waiting again; a conversation that is open stays as it is. */
export function reopenConversation(ctx: Ctx, { conversationId }: ConversationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, { conversationId });
    const closedAt = await endClosure(ctx, conversationId, "member");
    if (closedAt) await settleWaits(ctx, [{ conversationId, at: closedAt, by: "closing" }]);
  });
}

/** What is written in a closed conversation opens it, and begins anew. */
export async function reopenToAnswer(ctx: InTransaction, conversationId: string): Promise<void> {
  await endClosure(ctx, conversationId, "answer");
}

async function endClosure(
  ctx: InTransaction,
  conversationId: string,
  reopenedBy: "answer" | "member",
): Promise<Date | undefined> {
  const [closure] = await ctx.db
    .update(closures)
    .set({ reopenedAt: ctx.now(), reopenedBy })
    .where(
      and(
        eq(closures.workspaceId, ctx.workspaceId),
        eq(closures.conversationId, conversationId),
        isNull(closures.reopenedAt),
      ),
    )
    .returning({ closedAt: closures.closedAt });
  if (closure) await recordEvent(ctx, { kind: "conversation.reopened", conversationId });
  return closure?.closedAt;
}
