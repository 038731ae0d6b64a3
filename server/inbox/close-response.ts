import { and, eq, isNull, sql } from "drizzle-orm";
import { responses } from "@/db/schema/inbox";
import type { InTransaction } from "../context";

type Answer = { conversationId: string; messageId: string; memberId: string; wasWindowOpen: boolean };

/** The customer's wait ends with the first answer by a person; without a customer waiting nothing is recorded. */
export async function closeResponse(
  ctx: InTransaction,
  { conversationId, messageId, memberId, wasWindowOpen }: Answer,
): Promise<void> {
  const at = ctx.now();
  await ctx.db
    .update(responses)
    .set({
      answeredAt: at,
      answerMessageId: messageId,
      memberId,
      // The customer's clock may be ahead of ours; nobody waits less than nothing.
      waitSeconds: sql`greatest(0, floor(extract(epoch from ${at.toISOString()}::timestamptz - ${responses.askedAt})))::int`,
      wasWindowOpen: wasWindowOpen ? "open" : "closed",
    })
    .where(
      and(
        eq(responses.workspaceId, ctx.workspaceId),
        eq(responses.conversationId, conversationId),
        isNull(responses.answeredAt),
      ),
    );
}
