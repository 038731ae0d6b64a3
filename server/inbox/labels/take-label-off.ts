import { and, eq, isNull } from "drizzle-orm";
import { conversationLabels } from "@/db/schema/labels";
import { type Ctx, inTransaction } from "../../context";
import { notFound } from "../../errors";
import { recordEvent } from "../../events";
import { loadConversation } from "../../messaging/load-conversation";
import { findLabel } from "./get-label";
import type { ConversationLabelInput } from "./schemas";

/** The conversation has the label no more; that it had it is kept. Taking it off twice changes nothing. */
export function takeLabelOff(ctx: Ctx, { conversationId, labelId }: ConversationLabelInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await loadConversation(ctx, conversationId);
    if (!(await findLabel(ctx, labelId))) throw notFound("This label", "labelNotFound");
    const { actor } = ctx;
    const taken = await ctx.db
      .update(conversationLabels)
      .set({
        removedAt: ctx.now(),
        removedBy: actor.kind === "member" ? actor.memberId : null,
        removedByKey: actor.kind === "apiKey" ? actor.apiKeyId : null,
      })
      .where(
        and(
          eq(conversationLabels.workspaceId, ctx.workspaceId),
          eq(conversationLabels.conversationId, conversationId),
          eq(conversationLabels.labelId, labelId),
          isNull(conversationLabels.removedAt),
        ),
      )
      .returning({ id: conversationLabels.id });
    if (taken.length > 0) await recordEvent(ctx, { kind: "conversation.labelled", conversationId });
  });
}
