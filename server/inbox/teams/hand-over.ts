import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { getTeam } from "../../identity/teams/get-team";
import { getConversation } from "../get-conversation";
import { endAssignment } from "../release-conversation";
import type { HandOverInput } from "../schemas";
import { placeInTeam } from "./place-in-team";

/**
 * Hands a conversation to a team, whose members find it in their queue and of whom the first takes it. One's own is given up
 * with that; a colleague's is left alone until it is taken over.
 */
export function handOver(ctx: MemberCtx, { conversationId, teamId }: HandOverInput): Promise<void> {
  const at = ctx.now();
  return inTransaction({ ...ctx, now: () => at }, async (ctx) => {
    const { assignee } = await getConversation(ctx, { conversationId });
    if (teamId) await getTeam(ctx, teamId);
    const { memberId } = ctx.actor;
    if (assignee && assignee.id !== memberId) {
      const { name } = assignee;
      throw conflict(`${name} has this conversation. Take it over to hand it on.`, {
        key: "handOverTaken",
        params: { name },
      });
    }
    const isNew = await placeInTeam(ctx, { conversationId, teamId });
    if (isNew && teamId) await endAssignment(ctx, conversationId, memberId);
  });
}
