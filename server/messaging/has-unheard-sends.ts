import { and, eq, gt, isNotNull, lt } from "drizzle-orm";
import { conversations, messages } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";

const minute = 60_000;
/** Meta tells of a send within seconds; its word of the last minute may not be noted yet. */
const owedAfterMs = 15 * minute;
const notedWithinMs = 2 * minute;
const lookBackMs = 24 * 60 * minute;

/** Whether Meta took messages of the number and has told nothing since: then its webhooks do not reach us. */
export function hasUnheardSends(
  ctx: Ctx,
  { numberId, lastWebhookAt }: { numberId: string; lastWebhookAt: Date | null },
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now().getTime();
    const since = new Date(Math.max((lastWebhookAt?.getTime() ?? 0) + notedWithinMs, now - lookBackMs));
    const until = new Date(now - owedAfterMs);
    if (since >= until) return false;
    const [unheard] = await ctx.db
      .select({ id: messages.id })
      .from(conversations)
      .innerJoin(
        messages,
        and(
          eq(messages.workspaceId, conversations.workspaceId),
          eq(messages.conversationId, conversations.id),
        ),
      )
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          eq(conversations.numberId, numberId),
          gt(conversations.lastActivityAt, since),
          gt(messages.attemptedAt, since),
          lt(messages.attemptedAt, until),
          isNotNull(messages.waMessageId),
        ),
      )
      .limit(1);
    return unheard !== undefined;
  });
}
