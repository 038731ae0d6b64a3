import { and, eq, isNull } from "drizzle-orm";
import { assignments } from "@/db/schema/inbox";
import { type Ctx, inTransaction } from "../context";
import { recordEvents } from "../events";

/** Whatever a member has in hand is free for the others to take. Returns how many conversations that were. */
export function releaseConversationsOf(ctx: Ctx, { memberId }: { memberId: string }): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const released = await ctx.db
      .update(assignments)
      .set({ endedAt: ctx.now() })
      .where(
        and(
          eq(assignments.workspaceId, ctx.workspaceId),
          eq(assignments.memberId, memberId),
          isNull(assignments.endedAt),
        ),
      )
      .returning({ conversationId: assignments.conversationId });
    await recordEvents(
      ctx,
      released.map(({ conversationId }) => ({ kind: "conversation.released", conversationId })),
    );
    return released.length;
  });
}
