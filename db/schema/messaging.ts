import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { phoneNumbers } from "./channels";
import { bytea, moment, workspaceId } from "./columns";
import { workspaces } from "./identity";

/** A customer. Since 2026 the phone number may be unknown, so our own id is the key. */
export const contacts = pgTable(
  "contacts",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    name: text(),
    username: text(),
    waId: text(),
    userId: text(),
    country: text(),
    marketingStoppedAt: moment(),
    /** When the customer last said anything about marketing, stop or resume: an older word that comes late changes nothing. */
    marketingSaidAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("contacts_name_trgm").using("gin", table.name.op("gin_trgm_ops")),
    index("contacts_wa_id_trgm").using("gin", table.waId.op("gin_trgm_ops")),
  ],
);

/** Every WhatsApp id a contact has had. A retired one (the customer changed number) may belong to somebody else by now. */
export const contactIdentities = pgTable(
  "contact_identities",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    contactId: uuid().notNull(),
    kind: text({ enum: ["waId", "userId"] }).notNull(),
    value: text().notNull(),
    since: moment().notNull().defaultNow(),
    retiredAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }),
    uniqueIndex("contact_identities_current")
      .on(table.workspaceId, table.kind, table.value)
      .where(sql`retired_at is null`),
    index().on(table.workspaceId, table.kind, table.value),
    index().on(table.workspaceId, table.contactId),
  ],
);

/** All that one customer and one number of ours have said to each other; Meta counts its windows and pair limit by it. */
export const conversations = pgTable(
  "conversations",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    contactId: uuid().notNull(),
    /** The customer's clock: the service window closes 24 hours later. */
    lastCustomerMessageAt: moment(),
    freeEntryClosesAt: moment(),
    lastMessageId: uuid(),
    lastActivityAt: moment().notNull(),
    unreadCount: integer().notNull().default(0),
    /** Up to where the customer has been told that we read. */
    customerToldReadAt: moment(),
    /** Meta's limit for one customer, as the theoretical arrival time of the generic cell rate algorithm. */
    pairSlotAt: moment(),
    /** When the customer was last shown that somebody is typing. */
    typingShownAt: moment(),
    /** By a notification: it is nobody's to answer before the customer writes or a member takes it. */
    begunQuietly: boolean().notNull().default(false),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.numberId, table.contactId),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }),
    index().on(table.workspaceId, table.lastActivityAt.desc(), table.id.desc()),
    index("conversations_unread")
      .on(table.workspaceId, table.lastActivityAt.desc(), table.id.desc())
      .where(sql`unread_count > 0`),
    index().on(table.workspaceId, table.lastCustomerMessageAt, table.id),
    index().on(table.workspaceId, table.contactId),
  ],
);

export type MessageStatus = (typeof messageStatuses)[number];

/** In the order of their rank: a status never goes back to an earlier one. */
export const messageStatuses = [
  "received",
  "queued",
  "sending",
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
] as const;

export const messages = pgTable(
  "messages",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    direction: text({ enum: ["inbound", "outbound"] }).notNull(),
    /** Who wrote it: a customer, a member, a rule of ours, or the WhatsApp Business app. */
    author: text({ enum: ["customer", "member", "automation", "app"] }).notNull(),
    memberId: uuid(),
    type: text().notNull(),
    sealedContent: bytea().notNull(),
    waMessageId: text(),
    /** The message this one answers, reacts to, edits or revokes. */
    targetWaMessageId: text(),
    /** Chosen by the browser, so that pressing Send twice on a bad line sends once. */
    clientId: uuid(),
    /** When it was written: the customer's clock for inbound, ours for outbound. */
    writtenAt: moment().notNull(),
    status: text({ enum: messageStatuses }).notNull(),
    sentAt: moment(),
    deliveredAt: moment(),
    readAt: moment(),
    failedAt: moment(),
    failureCode: integer(),
    failureDetail: text(),
    sendAttempts: smallint().notNull().default(0),
    /** When the attempt began that Meta may have accepted without our knowing it. */
    attemptedAt: moment(),
    /** The template it was made from. */
    templateId: uuid(),
    /** The broadcast it is part of. */
    broadcastId: uuid(),
    /** The failed message that a person chose to send again as this one. */
    retryOf: uuid(),
    /** The price shown when it was sent. */
    quotedMicros: bigint({ mode: "bigint" }),
    quotedCurrency: text(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    // Meta delivers a message more than once. Type and time are part of the key because Meta's own examples (and a
    // correction under the same id) differ in them: those are kept, a true repeat is not.
    uniqueIndex("messages_wa_message_id")
      .on(table.workspaceId, table.waMessageId, table.type, table.writtenAt)
      .where(sql`wa_message_id is not null`),
    uniqueIndex("messages_client_id")
      .on(table.workspaceId, table.conversationId, table.clientId)
      .where(sql`client_id is not null`),
    uniqueIndex("messages_retry_of").on(table.workspaceId, table.retryOf).where(sql`retry_of is not null`),
    index().on(table.workspaceId, table.conversationId, table.writtenAt.desc(), table.id.desc()),
    index("messages_templates")
      .on(table.workspaceId, table.writtenAt)
      .where(sql`direction = 'outbound' and type = 'template'`),
    index("messages_broadcast")
      .on(table.workspaceId, table.broadcastId, table.status)
      .where(sql`broadcast_id is not null`),
    index("messages_target")
      .on(table.workspaceId, table.targetWaMessageId)
      .where(sql`target_wa_message_id is not null`),
  ],
);

/** A file of a message. Bytes are sealed in chunks, so that every web process can serve it. */
export const media = pgTable(
  "media",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    messageId: uuid(),
    metaMediaId: text(),
    /** When we gave it to Meta, which forgets the id after a while; null as well for what came from there. */
    givenToMetaAt: moment(),
    /** Meta's id of the number it was given for. */
    givenToMetaFor: text(),
    mimeType: text().notNull(),
    fileName: text(),
    byteCount: bigint({ mode: "number" }),
    state: text({ enum: ["waiting", "stored", "failed"] }).notNull(),
    failureDetail: text(),
    uploadedBy: uuid(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.messageId),
  ],
);

export const mediaChunks = pgTable(
  "media_chunks",
  {
    workspaceId: workspaceId(),
    mediaId: uuid().notNull(),
    position: integer().notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.mediaId, table.position] }),
    foreignKey({
      columns: [table.workspaceId, table.mediaId],
      foreignColumns: [media.workspaceId, media.id],
    }).onDelete("cascade"),
  ],
);

/** A number's throughput, as the theoretical arrival time of the generic cell rate algorithm. */
export const sendSlots = pgTable(
  "send_slots",
  {
    workspaceId: workspaceId(),
    numberId: uuid().notNull(),
    nextAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.numberId] })],
);
