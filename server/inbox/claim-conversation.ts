import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members } from "@/db/schema/identity";
import { assignments } from "@/db/schema/inbox";
import { inTransaction, type MemberCtx } from "../context";
import { conflict } from "../errors";
import { recordEvent } from "../events";
import { findAssignment } from "./find-assignment";
import { getConversation } from "./get-conversation";
import type { ClaimConversationInput } from "./schemas";

/** The first agent to claim a conversation gets it; the others are told so. A colleague's is taken over by saying whose. */
export function claimConversation(ctx: MemberCtx, { conversationId, fromMemberId }: ClaimConversationInput) {
  return inTransaction(ctx, async (ctx) => {
    await getConversation(ctx, { conversationId });
    const { memberId } = ctx.actor;
    const at = ctx.now();

    if (fromMemberId && fromMemberId !== memberId) {
      await ctx.db
        .update(assignments)
        .set({ endedAt: at })
        .where(
          and(
            eq(assignments.workspaceId, ctx.workspaceId),
            eq(assignments.conversationId, conversationId),
            eq(assignments.memberId, fromMemberId),
            isNull(assignments.endedAt),
          ),
        );
    }

    // The unique index on the open assignment settles the race; the one who comes second is told who came first.
    const [assignment] = await ctx.db
      .insert(assignments)
      .values({ workspaceId: ctx.workspaceId, id: uuidv7(), conversationId, memberId, assignedAt: at })
      .onConflictDoNothing()
      .returning();
    if (!assignment) {
      const current = await findAssignment(ctx, conversationId);
      if (current?.memberId === memberId) return current;
      const name = await nameOf(ctx, current?.memberId);
      throw conflict(`${name} took this conversation first.`, { key: "conversationTaken", params: { name } });
    }

    await recordEvent(ctx, { kind: "conversation.assigned", conversationId, memberId });
    return assignment;
  });
}

async function nameOf(ctx: MemberCtx, memberId: string | undefined): Promise<string> {
  if (!memberId) return "Somebody";
  const [member] = await ctx
    .db!.select({ name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, memberId)));
  return member?.name ?? "Somebody";
}
