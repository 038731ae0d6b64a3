import { and, eq, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { conversations, messages } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { conflict } from "../errors";
import { recordEvent } from "../events";
import type { MessageContent } from "../meta/content";
import { enqueue } from "../queue";
import { deliverMessageJob, deliverNotificationJob } from "./deliver-message";
import { sealContent } from "./sealed-content";

export type NewMessage = {
  conversationId: string;
  /** Nobody where a rule of ours writes. */
  memberId: string | null;
  clientId: string;
  content: MessageContent;
  /** The message it answers or reacts to. */
  targetWaMessageId?: string | null;
  quote: { amountMicros: bigint | null; currency: string };
  templateId?: string | null;
  broadcastId?: string;
  retryOf?: string;
  /** A notification leaves the conversation where it stands in the inbox: nobody has to do anything. */
  isQuiet?: boolean;
  /** Not before then. */
  goesAt?: Date;
};

export type QueuedMessage = {
  messageId: string;
  status: (typeof messages.$inferSelect)["status"];
  isNew: boolean;
};

/** Stores a message and asks for its delivery; after the ones before it in the conversation. */
export async function queueMessage(ctx: InTransaction, message: NewMessage): Promise<QueuedMessage> {
  const { conversationId, memberId, clientId, content, retryOf, quote } = message;
  const id = uuidv7();
  const at = ctx.now();
  const vault = await workspaceVault(ctx);
  const [stored] = await ctx.db
    .insert(messages)
    .values({
      workspaceId: ctx.workspaceId,
      id,
      conversationId,
      direction: "outbound",
      author: memberId ? "member" : "automation",
      memberId,
      type: content.type,
      sealedContent: sealContent(vault, id, content),
      targetWaMessageId: message.targetWaMessageId,
      clientId,
      templateId: message.templateId,
      broadcastId: message.broadcastId,
      retryOf,
      writtenAt: at,
      status: "queued",
      quotedMicros: quote.amountMicros,
      quotedCurrency: quote.currency,
    })
    // Pressed twice, or sent again by a browser that missed our answer: the unique keys keep the first.
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (!stored) return alreadyThere(ctx, message);

  if (!message.isQuiet) {
    await ctx.db
      .update(conversations)
      .set({
        lastMessageId: sql`case when ${conversations.lastActivityAt} <= ${at.toISOString()} then ${id}::uuid else ${conversations.lastMessageId} end`,
        lastActivityAt: sql`greatest(${conversations.lastActivityAt}, ${at.toISOString()}::timestamptz)`,
      })
      .where(and(eq(conversations.workspaceId, ctx.workspaceId), eq(conversations.id, conversationId)));
  }
  await recordEvent(ctx, { kind: "message.queued", conversationId, messageIds: [id] });
  const job = message.isQuiet ? deliverNotificationJob : deliverMessageJob;
  await enqueue(ctx, job, { messageId: id }, { lane: conversationId, runAt: message.goesAt });
  return { messageId: id, status: "queued", isNew: true };
}

/** The message that was queued under this client id, if there is one. */
export async function findQueued(
  ctx: InTransaction,
  { conversationId, clientId, retryOf }: Pick<NewMessage, "conversationId" | "clientId" | "retryOf">,
): Promise<QueuedMessage | undefined> {
  const [found] = await ctx.db
    .select({ messageId: messages.id, status: messages.status })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(messages.conversationId, conversationId),
        or(eq(messages.clientId, clientId), retryOf ? eq(messages.retryOf, retryOf) : undefined),
      ),
    );
  return found && { ...found, isNew: false };
}

async function alreadyThere(ctx: InTransaction, message: NewMessage): Promise<QueuedMessage> {
  const found = await findQueued(ctx, message);
  if (!found) throw conflict("This message was sent before.", { key: "sentBefore" });
  return found;
}
