import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { phoneNumbers } from "./channels";
import { bytea, moment, workspaceId } from "./columns";

export type BroadcastState = (typeof broadcastStates)[number];

export const broadcastStates = [
  "draft",
  "scheduled",
  "preparing",
  "sending",
  "paused",
  "stopped",
  "done",
  "cancelled",
] as const;

export type BroadcastWhy = (typeof broadcastWhys)[number];

/** Why one is paused or stopped. */
export const broadcastWhys = [
  "member",
  "budget",
  "limitReached",
  "spamLimit",
  "templatePaused",
  "templateRejected",
  "templateChanged",
  "fileRefused",
  "numberDisconnected",
  "tokenExpired",
  "paymentMissing",
  "accountRestricted",
] as const;

/** One template for many customers: a form while it is a draft, and what became of it from then on. */
export const broadcasts = pgTable(
  "broadcasts",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    numberId: uuid(),
    templateId: uuid(),
    /** Written and read through `audience` and `wordsOfBroadcast` in server/notifications/broadcasts/schemas.ts. */
    audience: jsonb().$type<Record<string, unknown>>().notNull(),
    words: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The file of the template's header, which all its messages share. */
    mediaId: uuid(),
    /** What the people of a list agreed to, in the marketer's words. */
    agreement: text(),
    /** The file the list came in, its columns, and what was left out of it. */
    list: jsonb().$type<Record<string, unknown>>(),
    state: text({ enum: broadcastStates }).notNull(),
    why: text({ enum: broadcastWhys }),
    version: integer().notNull(),
    sendAt: moment(),
    /** The template as it was when the broadcast was sent off. */
    template: jsonb().$type<Record<string, unknown>>(),
    quotedMicros: bigint({ mode: "bigint" }),
    quotedCurrency: text(),
    quotedCount: integer(),
    createdBy: uuid().notNull(),
    startedBy: uuid(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
    /** When somebody sent it off; with `sendAt` it begins then. */
    startedAt: moment(),
    endedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    index("broadcasts_on_their_way")
      .on(table.workspaceId, table.state)
      .where(sql`state in ('scheduled', 'preparing', 'sending', 'paused')`),
  ],
);

export type RecipientState = (typeof recipientStates)[number];

export const recipientStates = ["waiting", "skipped", "queued", "refused"] as const;

/**
 * Who gets a broadcast, and in which order: the queue it is sent from. What became of a message that was queued is read from it;
 * messages and contacts are forgotten before this is, so nothing holds on to them.
 */
export const broadcastRecipients = pgTable(
  "broadcast_recipients",
  {
    workspaceId: workspaceId(),
    broadcastId: uuid().notNull(),
    position: integer().notNull(),
    contactId: uuid(),
    waId: text(),
    userId: text(),
    country: text(),
    /** The line of the list, for the words that come from it. */
    sealedValues: bytea(),
    state: text({ enum: recipientStates }).notNull(),
    /** Why somebody was left out or refused: the key of a sentence. */
    reason: text(),
    messageId: uuid(),
    settledAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.broadcastId, table.position] }),
    foreignKey({
      columns: [table.workspaceId, table.broadcastId],
      foreignColumns: [broadcasts.workspaceId, broadcasts.id],
    }).onDelete("cascade"),
    uniqueIndex("broadcast_recipients_once")
      .on(table.workspaceId, table.broadcastId, table.waId)
      .where(sql`wa_id is not null`),
    index("broadcast_recipients_waiting")
      .on(table.workspaceId, table.broadcastId, table.position)
      .where(sql`state = 'waiting'`),
    index("broadcast_recipients_message")
      .on(table.workspaceId, table.messageId)
      .where(sql`message_id is not null`),
  ],
);

/** That another program asked for one notification, under a key of its own: asking again sends nothing again. */
export const notificationRequests = pgTable(
  "notification_requests",
  {
    workspaceId: workspaceId(),
    idempotencyKey: text().notNull(),
    /** Of what was asked for: the same key for something else is refused. */
    fingerprint: text().notNull(),
    messageId: uuid().notNull(),
    askedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.idempotencyKey] })],
);
