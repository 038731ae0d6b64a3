import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { charges } from "@/db/schema/billing";
import { contacts, conversations, messages } from "@/db/schema/messaging";
import { type Ctx, type InTransaction, readOnly } from "../context";
import { notFound } from "../errors";
import { finish, rowsOf } from "./list-conversations";
import type { ConversationInput } from "./schemas";

/** The conversation as the list shows it; one of another workspace simply is not there. */
export function getConversation(ctx: Ctx, { conversationId }: ConversationInput) {
  return readOnly(ctx, async (ctx) => {
    const rows = await rowsOf(ctx).where(
      and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId)),
    );
    const [conversation] = await finish(ctx, rows);
    if (!conversation) throw notFound("This conversation", "conversationNotFound");
    return conversation;
  });
}

/** The person pane: the conversation, since when we know the customer, and what they have cost so far. */
export function getPerson(ctx: Ctx, { conversationId }: ConversationInput) {
  return readOnly(ctx, async (ctx) => {
    const conversation = await getConversation(ctx, { conversationId });
    const [costs, [contact]] = await Promise.all([
      costsOf(ctx, conversation.contact.id),
      ctx.db
        .select({ createdAt: contacts.createdAt, marketingStoppedAt: contacts.marketingStoppedAt })
        .from(contacts)
        .where(and(eq(contacts.workspaceId, ctx.workspaceId), eq(contacts.id, conversation.contact.id))),
    ]);
    return {
      ...conversation,
      since: contact!.createdAt,
      marketingStoppedAt: contact!.marketingStoppedAt,
      costs,
    };
  });
}

/** One sum for each currency of what is known; messages without a price list are counted beside it. */
const costsOf = ({ db, workspaceId }: InTransaction, contactId: string) =>
  db
    .select({
      currency: charges.currency,
      micros: sql<bigint>`coalesce(sum(${charges.estimatedMicros}), 0)::bigint`.mapWith(BigInt),
      unpricedCount: sql<number>`count(*) filter (where ${charges.estimatedMicros} is null)`.mapWith(Number),
      messageCount: sql<number>`count(*)`.mapWith(Number),
    })
    .from(conversations)
    .innerJoin(
      messages,
      and(eq(messages.workspaceId, conversations.workspaceId), eq(messages.conversationId, conversations.id)),
    )
    .innerJoin(
      charges,
      and(eq(charges.workspaceId, messages.workspaceId), eq(charges.messageId, messages.id)),
    )
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        eq(conversations.contactId, contactId),
        isNotNull(charges.messageId),
      ),
    )
    .groupBy(charges.currency)
    .orderBy(asc(charges.currency));
