import { v7 as uuidv7 } from "uuid";
import { conversationLabels } from "@/db/schema/labels";
import { type Ctx, inTransaction } from "../../context";
import { conflict } from "../../errors";
import { recordEvent } from "../../events";
import { loadConversation } from "../../messaging/load-conversation";
import { getLabel } from "./get-label";
import { labelsOf } from "./labels-of";
import { type ConversationLabelInput, mostLabels } from "./schemas";

/** The conversation has the label from now on; putting it on twice changes nothing. */
export function putLabel(ctx: Ctx, { conversationId, labelId }: ConversationLabelInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await loadConversation(ctx, conversationId);
    await getLabel(ctx, labelId);
    const worn = await labelsOf(ctx, [conversationId]);
    if (worn.some(({ id }) => id === labelId)) return;
    if (worn.length >= mostLabels) {
      throw conflict(`A conversation can have ${mostLabels} labels.`, {
        key: "tooManyLabels",
        params: { most: mostLabels },
      });
    }
    const { actor } = ctx;
    const put = await ctx.db
      .insert(conversationLabels)
      .values({
        ...{ workspaceId: ctx.workspaceId, id: uuidv7(), conversationId, labelId, addedAt: ctx.now() },
        addedBy: actor.kind === "member" ? actor.memberId : null,
        addedByKey: actor.kind === "apiKey" ? actor.apiKeyId : null,
      })
      .onConflictDoNothing()
      .returning({ id: conversationLabels.id });
    if (put.length > 0) await recordEvent(ctx, { kind: "conversation.labelled", conversationId });
  });
}
