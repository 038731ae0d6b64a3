import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { asBytes, rows } from "@/db/rows";
import type { InTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { isMedia, type MediaContent, type MessageContent } from "../meta/content";
import type { MessageEchoed, MessageReceived, Referral } from "../meta/delivery-event";
import { enqueueAll } from "../queue";
import { fetchMediaJob } from "./fetch-media-job";
import { openConversations } from "./open-conversations";
import { sealContent } from "./sealed-content";
import { touchConversations } from "./touch-conversations";

export type Arrival = {
  event: MessageReceived | MessageEchoed;
  numberId: string;
  contactId: string;
  receivedAt: Date;
};

/** A message that was not there before. */
export type NewMessage = {
  id: string;
  conversationId: string;
  numberId: string;
  isFromCustomer: boolean;
  /** Somebody should read it and perhaps answer: not so a reaction, a correction or a notice of WhatsApp's. */
  wantsAnswer: boolean;
  /** The customer's clock for the service window starts again; not by what is said in a group. */
  opensWindow: boolean;
  /** By the customer's clock, but no later than it came: a clock that runs ahead keeps no window open. */
  writtenAt: Date;
  /** What it says, if it is nothing but words. */
  text: string | undefined;
  /** The ad or post that led the customer here. */
  referral: Referral | undefined;
};

/** What needs no answer, and is none. */
export const quietTypes = new Set<MessageContent["type"]>([
  "reaction",
  "edit",
  "revoke",
  "system",
  "requestWelcome",
]);
/** Written by WhatsApp and not by the customer. */
export const noticeTypes = new Set<MessageContent["type"]>(["system"]);

/**
 * Stores what customers wrote, and what was written in the WhatsApp Business app, a whole set with a few statements.
 * Returns what is new: Meta delivers a message more than once, and the unique key makes the second one a no-op.
 */
export async function receiveMessages(ctx: InTransaction, arrivals: Arrival[]): Promise<NewMessage[]> {
  if (arrivals.length === 0) return [];
  const conversationOf = await openConversations(ctx, arrivals);
  const vault = await workspaceVault(ctx);
  const prepared = arrivals.map((arrival) => {
    const { event } = arrival;
    const id = uuidv7();
    const isFromCustomer = event.kind === "message.received";
    const { type } = event.content;
    const { forwarded, referredProduct } = event.context ?? {};
    const extra = event.groupId ? { ...event.extra, groupId: event.groupId } : event.extra;
    const sealed = sealContent(vault, id, event.content, {
      referral: event.referral,
      forwarded,
      referredProduct,
      extra,
    });
    const message: NewMessage = {
      id,
      conversationId: conversationOf(arrival),
      numberId: arrival.numberId,
      isFromCustomer,
      wantsAnswer: isFromCustomer && !quietTypes.has(type),
      opensWindow: isFromCustomer && !noticeTypes.has(type) && event.groupId === undefined,
      writtenAt: event.sentAt < arrival.receivedAt ? event.sentAt : arrival.receivedAt,
      text: event.content.type === "text" ? event.content.body : undefined,
      referral: event.referral,
    };
    const row = {
      id,
      conversation_id: message.conversationId,
      direction: isFromCustomer ? "inbound" : "outbound",
      author: isFromCustomer ? "customer" : "app",
      type,
      sealed_content: asBytes(sealed),
      wa_message_id: event.waMessageId,
      target_wa_message_id: targetOf(event),
      written_at: event.sentAt,
      status: isFromCustomer ? "received" : "sent",
      sent_at: isFromCustomer ? undefined : event.sentAt,
    };
    return { message, row, event };
  });
  prepared.sort((one, other) => (one.row.wa_message_id < other.row.wa_message_id ? -1 : 1));

  const stored = await ctx.db.execute<{ id: string }>(sql`
    insert into messages (workspace_id, id, conversation_id, direction, author, type, sealed_content, wa_message_id,
      target_wa_message_id, written_at, status, sent_at)
    select ${ctx.workspaceId}::uuid, r.* from ${rows(
      prepared.map(({ row }) => row),
      "id uuid, conversation_id uuid, direction text, author text, type text, sealed_content bytea, wa_message_id text, target_wa_message_id text, written_at timestamptz, status text, sent_at timestamptz",
    )}
    on conflict do nothing returning id`);
  const isStored = new Set(stored.map(({ id }) => id));
  const added = prepared.filter(({ message }) => isStored.has(message.id));
  await touchConversations(
    ctx,
    added.map(({ message }) => message),
  );
  await awaitMedia(
    ctx,
    added.flatMap(({ message, event }) => {
      const content = event.content.type === "edit" ? event.content.content : event.content;
      return isMedia(content) ? [{ messageId: message.id, content }] : [];
    }),
  );
  return added.map(({ message }) => message);
}

function targetOf({ content, context }: Arrival["event"]): string | undefined {
  switch (content.type) {
    case "reaction":
    case "edit":
    case "revoke":
      return content.waMessageId;
    default:
      return context?.waMessageId;
  }
}

async function awaitMedia(
  ctx: InTransaction,
  files: { messageId: string; content: MediaContent }[],
): Promise<void> {
  if (files.length === 0) return;
  const values = files.map(({ messageId, content }) => ({
    id: uuidv7(),
    message_id: messageId,
    meta_media_id: content.mediaId,
    mime_type: content.mimeType,
    file_name: content.fileName,
    state: content.mediaId ? "waiting" : "failed",
    failure_detail: content.mediaId ? undefined : "WhatsApp sent the message without its file.",
  }));
  await ctx.db.execute(sql`
    insert into media (workspace_id, id, message_id, meta_media_id, mime_type, file_name, state, failure_detail)
    select ${ctx.workspaceId}::uuid, r.* from ${rows(
      values,
      "id uuid, message_id uuid, meta_media_id text, mime_type text, file_name text, state text, failure_detail text",
    )}`);
  const waiting = values.filter((value) => value.state === "waiting");
  await enqueueAll(
    ctx,
    fetchMediaJob,
    waiting.map(({ id }) => ({ mediaId: id })),
  );
}
