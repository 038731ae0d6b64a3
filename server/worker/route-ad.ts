import { v7 as uuidv7 } from "uuid";
import { beginRouting, noteFirstAnswer } from "../ads/routing/begin-routing";
import type { RouteAd } from "../ads/routing/route-job";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { findTeam } from "../identity/teams/get-team";
import { answerByRule } from "../inbox/answer";
import { findAssignment } from "../inbox/find-assignment";
import { findLabel } from "../inbox/labels/get-label";
import { labelsOf } from "../inbox/labels/labels-of";
import { putLabel } from "../inbox/labels/put-label";
import { mostLabels } from "../inbox/labels/schemas";
import { placeInTeam } from "../inbox/teams/place-in-team";
import { loadConversation } from "../messaging/load-conversation";
import { isWindowOpen } from "../messaging/service-window";

/**
 * Leads a customer whom an ad brought to the team and the label of its campaign, and greets her with its first answer. Once for
 * each conversation and campaign; whoever is being served already is only labelled. What was archived since is left out,
 * and so is a label for which the conversation has no room.
 */
export function routeAd(ctx: Ctx, routed: RouteAd): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const routing = await beginRouting(ctx, routed);
    if (!routing) return;
    const { conversationId } = routed;
    const { labelId, teamId, firstAnswer } = routing;
    const label = labelId ? await findLabel(ctx, labelId) : undefined;
    const hasRoom = (await labelsOf(ctx, [conversationId])).length < mostLabels;
    if (label && !label.archivedAt && hasRoom) await putLabel(ctx, { conversationId, labelId: label.id });
    const isServed = (await findAssignment(ctx, conversationId)) !== undefined;
    const team = teamId ? await findTeam(ctx, teamId) : undefined;
    if (team && !team.archivedAt && !isServed) await placeInTeam(ctx, { conversationId, teamId: team.id });
    if (!firstAnswer.trim()) return;
    const answer = isServed ? { unansweredReason: "served" } : await greet(ctx, conversationId, firstAnswer);
    await noteFirstAnswer(ctx, routed, answer);
  });
}

async function greet(ctx: InTransaction, conversationId: string, body: string) {
  const conversation = await loadConversation(ctx, conversationId);
  if (!isWindowOpen(conversation, ctx.now())) return { unansweredReason: "windowClosed" };
  const { messageId } = await answerByRule(ctx, conversation, {
    clientId: uuidv7(),
    content: { type: "text", body: body.trim() },
    category: "service",
  });
  return { answerMessageId: messageId };
}
