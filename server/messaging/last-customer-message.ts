import { and, desc, eq, isNotNull, notInArray } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import { accessToken } from "../channels/access-token";
import { getNumber } from "../channels/get-numbers";
import type { InTransaction } from "../context";
import { loadConversation } from "./load-conversation";

/** Meta takes a receipt for what a person wrote, at most so many days later. */
const receiptDays = 30;
const notWritten = ["reaction", "system", "unsupported", "requestWelcome", "revoke"];

/** What the customer wrote last, and the way to tell them that it was read; nothing when there is nothing to tell. */
export async function findLastCustomerMessage(ctx: InTransaction, conversationId: string) {
  const conversation = await loadConversation(ctx, conversationId);
  const [message] = await ctx.db
    .select({ waMessageId: messages.waMessageId, writtenAt: messages.writtenAt })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(messages.conversationId, conversationId),
        eq(messages.direction, "inbound"),
        notInArray(messages.type, notWritten),
        isNotNull(messages.waMessageId),
      ),
    )
    .orderBy(desc(messages.writtenAt), desc(messages.id))
    .limit(1);
  if (!message?.waMessageId) return undefined;
  const ageMs = ctx.now().getTime() - message.writtenAt.getTime();
  if (ageMs > receiptDays * 24 * 3600_000) return undefined;
  const number = await getNumber(ctx, conversation.numberId);
  return {
    waMessageId: message.waMessageId,
    writtenAt: message.writtenAt,
    access: { phoneNumberId: number.metaPhoneNumberId, token: await accessToken(ctx, number.accountId) },
  };
}
