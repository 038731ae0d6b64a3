import { and, eq, inArray, or } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import { type Ctx, readOnly } from "../context";
import { getReadTo } from "./get-read-to";
import type { GetMessagesInput } from "./schemas";
import { fillMessages, shownMessages } from "./thread-messages";

/** These messages of a conversation as its thread shows them, oldest first; for a reaction, the one it lies on. */
export function getMessages(ctx: Ctx, { conversationId, messageIds }: GetMessagesInput) {
  return readOnly(ctx, async (ctx) => {
    const readTo = await getReadTo(ctx, { conversationId });
    const spokenOf = ctx.db
      .select({ waMessageId: messages.targetWaMessageId })
      .from(messages)
      .where(and(eq(messages.workspaceId, ctx.workspaceId), inArray(messages.id, messageIds)));
    const rows = await shownMessages(
      ctx,
      conversationId,
      or(inArray(messages.id, messageIds), inArray(messages.waMessageId, spokenOf)),
    ).orderBy(messages.writtenAt, messages.id);
    return {
      readTo,
      messages: await fillMessages(ctx, conversationId, rows),
    };
  });
}
