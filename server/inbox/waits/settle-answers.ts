import { and, eq, inArray } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../../context";
import { settleWaits } from "./settle-waits";

/** Messages of ours failed, or arrived after all: whom they answered waits again, or does no longer. */
export function settleAnswers(ctx: Ctx, { messageIds }: { messageIds: string[] }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (messageIds.length === 0) return;
    const found = await ctx.db
      .select({ conversationId: messages.conversationId, at: messages.writtenAt })
      .from(messages)
      .where(and(eq(messages.workspaceId, ctx.workspaceId), inArray(messages.id, messageIds)));
    await settleWaits(
      ctx,
      found.map((message) => ({ ...message, by: "business" })),
    );
  });
}
