import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { createContact, createConversation, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { channelEvents } from "@/db/schema/channels";
import { responses } from "@/db/schema/inbox";
import { contacts, conversations, media, messages } from "@/db/schema/messaging";
import { inTransaction, systemCtx } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { acceptDelivery } from "../webhooks/accept-delivery";
import { signed } from "../webhooks/posts";
import { processDeliveries } from "./process-deliveries";

/** A business with a number, for tests of what arrives there. */
export async function openShop() {
  const workspace = await createWorkspace();
  const number = await createNumber(workspace.id);
  return { workspaceId: workspace.id, number };
}
export type Shop = Awaited<ReturnType<typeof openShop>>;

/** Posts each payload as one delivery. */
export async function arrive(...payloads: unknown[]): Promise<void> {
  const answers = await Promise.all(payloads.map((payload) => acceptDelivery(signed(payload))));
  if (answers.some((answer) => answer.status !== 200)) throw new Error("A delivery was not accepted");
}

export async function processAll(): Promise<void> {
  while ((await processDeliveries()) > 0);
}

/** A message we sent, to which statuses can come. */
export async function sendMessage(
  { workspaceId, number }: Shop,
  { waMessageId, waId, writtenAt }: { waMessageId: string | null; waId: string; writtenAt: Date },
): Promise<string> {
  const known = await ownerDb()
    .select({ id: conversations.id })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(and(eq(conversations.workspaceId, workspaceId), eq(contacts.waId, waId)));
  const conversationId =
    known[0]?.id ??
    (
      await createConversation(workspaceId, {
        numberId: number.id,
        contactId: (await createContact(workspaceId, { waId })).id,
        lastCustomerMessageAt: null,
        lastActivityAt: writtenAt,
      })
    ).id;
  const id = uuidv7();
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id,
      conversationId,
      direction: "outbound",
      author: "member",
      type: "text",
      sealedContent: Buffer.alloc(0),
      waMessageId,
      writtenAt,
      status: "sending",
    });
  return id;
}

/** All that a workspace's rooms hold after deliveries, without our own ids: equal for equal histories. */
export function whatIsKept({ workspaceId }: Shop) {
  return inTransaction(systemCtx(workspaceId), async (ctx) => {
    const vault = await workspaceVault(ctx);
    const threads = await ctx.db
      .select({ conversation: conversations, contact: contacts })
      .from(conversations)
      .innerJoin(contacts, eq(contacts.id, conversations.contactId))
      .orderBy(asc(contacts.waId), asc(contacts.userId));
    const all = await ctx.db.select().from(messages);
    const waits = await ctx.db.select().from(responses);
    const files = await ctx.db.select().from(media);
    const kept = threads.map(({ conversation, contact }) => ({
      name: contact.name,
      waId: contact.waId,
      userId: contact.userId,
      country: contact.country,
      marketingStoppedAt: contact.marketingStoppedAt,
      lastCustomerMessageAt: conversation.lastCustomerMessageAt,
      lastActivityAt: conversation.lastActivityAt,
      unreadCount: conversation.unreadCount,
      freeEntryClosesAt: conversation.freeEntryClosesAt,
      asked: waits.filter((wait) => wait.conversationId === conversation.id).map((wait) => wait.askedAt),
      messages: all
        .filter((message) => message.conversationId === conversation.id)
        .map((message) => ({
          waMessageId: message.waMessageId,
          type: message.type,
          author: message.author,
          said: message.sealedContent.length > 0 ? openContent(vault, message) : undefined,
          target: message.targetWaMessageId,
          writtenAt: message.writtenAt,
          status: message.status,
          times: [message.sentAt, message.deliveredAt, message.readAt, message.failedAt],
          failure: [message.failureCode, message.failureDetail],
          files: files.filter((file) => file.messageId === message.id).map((file) => file.metaMediaId),
        }))
        .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)),
    }));
    const fields = (await ctx.db.select().from(channelEvents)).map((event) => event.field).sort();
    return { threads: kept, channelEvents: fields };
  });
}

const nameOf = (message: { waMessageId: string | null; type: string; writtenAt: Date }) =>
  `${message.waMessageId} ${message.type} ${message.writtenAt.toISOString()}`;
