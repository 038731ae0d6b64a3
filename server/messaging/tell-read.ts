import { and, eq, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { conversations } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { AppError } from "../errors";
import { log } from "../log";
import { markRead } from "../meta/send";
import { defineJob, enqueue } from "../queue";
import { findLastCustomerMessage } from "./last-customer-message";

export const tellReadJob = defineJob("tellRead", z.object({ conversationId: z.uuid() }), { maxAttempts: 6 });

/** What follows from reading a conversation: the customer sees two blue ticks. One after the other, so that each is told once. */
export const askToTellRead = (ctx: Ctx, { conversationId }: { conversationId: string }) =>
  enqueue(ctx, tellReadJob, { conversationId }, { lane: `read ${conversationId}` });

/** Tells the customer that we read up to their last message, once. */
export async function tellRead(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const last = await inTransaction(ctx, async (ctx) => {
    const [conversation] = await ctx.db
      .select({ unreadCount: conversations.unreadCount, toldReadAt: conversations.customerToldReadAt })
      .from(conversations)
      .where(and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId)));
    // They wrote again since: that will be told when somebody has read it.
    if (!conversation || conversation.unreadCount > 0) return undefined;
    const message = await findLastCustomerMessage(ctx, conversationId);
    const isTold = message && conversation.toldReadAt && conversation.toldReadAt >= message.writtenAt;
    return isTold ? undefined : message;
  });
  if (!last) return;
  const result = await markRead(last.access, { waMessageId: last.waMessageId });
  if (!result.ok) {
    if (result.error.isTransient) throw new AppError("UPSTREAM", result.error.message);
    // A receipt that Meta does not take is not worth a person's time.
    log.info({ conversationId, code: result.error.code }, "a read receipt was not taken");
    return;
  }
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .update(conversations)
      .set({ customerToldReadAt: last.writtenAt })
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          eq(conversations.id, conversationId),
          or(isNull(conversations.customerToldReadAt), lt(conversations.customerToldReadAt, last.writtenAt)),
        ),
      ),
  );
}
