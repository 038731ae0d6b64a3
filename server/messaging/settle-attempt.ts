import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { recordEvent } from "../events";

type Attempt = { messageId: string; conversationId: string };

/** Of a message that Meta has not confirmed: a status webhook may have been faster than we are, and knows better. */
const unconfirmed = (ctx: InTransaction, messageId: string) =>
  and(
    eq(messages.workspaceId, ctx.workspaceId),
    eq(messages.id, messageId),
    isNull(messages.waMessageId),
    inArray(messages.status, ["queued", "sending"]),
  );

/** Meta took it, and named it. */
export async function markAccepted(
  ctx: InTransaction,
  { messageId, conversationId, waMessageId, isHeld }: Attempt & { waMessageId: string; isHeld: boolean },
): Promise<void> {
  await ctx.db
    .update(messages)
    .set({
      waMessageId: sql`coalesce(${messages.waMessageId}, ${waMessageId})`,
      // A template that Meta is still looking at is taken but not on its way.
      ...(isHeld
        ? {}
        : {
            status: sql`case when ${messages.status} in ('queued', 'sending') then 'sent' else ${messages.status} end`,
            sentAt: sql`coalesce(${messages.sentAt}, ${ctx.now().toISOString()}::timestamptz)`,
          }),
    })
    .where(and(eq(messages.workspaceId, ctx.workspaceId), eq(messages.id, messageId)));
  await recordEvent(ctx, { kind: "message.changed", conversationId, messageIds: [messageId] });
}

/** Meta certainly did not take it, so it waits for another attempt. */
export async function markQueuedAgain(
  ctx: InTransaction,
  { messageId, conversationId }: Attempt,
): Promise<void> {
  await ctx.db.update(messages).set({ status: "queued" }).where(unconfirmed(ctx, messageId));
  await recordEvent(ctx, { kind: "message.changed", conversationId, messageIds: [messageId] });
}

/** Given up; `code` is Meta's and empty when the reason is ours. */
export async function markFailed(
  ctx: InTransaction,
  { messageId, conversationId, code, detail }: Attempt & { code?: number; detail: string },
): Promise<void> {
  await ctx.db
    .update(messages)
    .set({
      status: "failed",
      failedAt: ctx.now(),
      failureCode: code ?? null,
      failureDetail: detail.slice(0, 500),
    })
    .where(unconfirmed(ctx, messageId));
  await recordEvent(ctx, { kind: "message.failed", conversationId, messageIds: [messageId] });
}
