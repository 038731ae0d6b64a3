import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { conversationTeams } from "@/db/schema/teams";
import type { InTransaction } from "../../context";
import { recordEvent } from "../../events";
import { lockConversations } from "../waits/settle-waits";

/** In the team's queue from now on, or in none; says whether that is new. */
export async function placeInTeam(
  ctx: InTransaction,
  { conversationId, teamId }: { conversationId: string; teamId: string | null },
): Promise<boolean> {
  await lockConversations(ctx, [conversationId]);
  const isOpen = and(
    eq(conversationTeams.workspaceId, ctx.workspaceId),
    eq(conversationTeams.conversationId, conversationId),
    isNull(conversationTeams.endedAt),
  );
  const [before] = await ctx.db
    .select({ teamId: conversationTeams.teamId })
    .from(conversationTeams)
    .where(isOpen);
  if ((before?.teamId ?? null) === teamId) return false;
  const at = ctx.now();
  await ctx.db.update(conversationTeams).set({ endedAt: at }).where(isOpen);
  if (teamId) {
    await ctx.db.insert(conversationTeams).values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), conversationId, teamId, assignedAt: at },
      assignedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
    });
  }
  await recordEvent(ctx, { kind: "conversation.handedOver", conversationId });
  return true;
}
