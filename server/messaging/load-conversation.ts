import { and, eq } from "drizzle-orm";
import { contacts, conversations } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../errors";

/** A conversation as far as sending needs it: its number, its customer's address and its windows. */
export function loadConversation(ctx: Ctx, conversationId: string) {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({
        id: conversations.id,
        numberId: conversations.numberId,
        contactId: conversations.contactId,
        lastCustomerMessageAt: conversations.lastCustomerMessageAt,
        freeEntryClosesAt: conversations.freeEntryClosesAt,
        waId: contacts.waId,
        userId: contacts.userId,
      })
      .from(conversations)
      .innerJoin(
        contacts,
        and(eq(contacts.workspaceId, conversations.workspaceId), eq(contacts.id, conversations.contactId)),
      )
      .where(and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId)));
    if (!row) throw notFound("This conversation", "conversationNotFound");
    return row;
  });
}

export type LoadedConversation = Awaited<ReturnType<typeof loadConversation>>;
