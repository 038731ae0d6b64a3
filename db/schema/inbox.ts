import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";
import { members } from "./identity";
import { conversations } from "./messaging";

/** Who has a conversation, and from when to when. At most one assignment is open. */
export const assignments = pgTable(
  "assignments",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    memberId: uuid().notNull(),
    assignedAt: moment().notNull(),
    endedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
    uniqueIndex("assignments_open").on(table.workspaceId, table.conversationId).where(sql`ended_at is null`),
    index().on(table.workspaceId, table.memberId),
  ],
);

/** A conversation somebody called finished; it ends when the customer writes again or a member reopens it. */
export const closures = pgTable(
  "closures",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    memberId: uuid().notNull(),
    closedAt: moment().notNull(),
    reopenedAt: moment(),
    /** A member who takes a closure back wants it never to have been; a customer's new message, or an answer, begins anew. */
    reopenedBy: text({ enum: ["customer", "answer", "member"] }),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
    uniqueIndex("closures_open").on(table.workspaceId, table.conversationId).where(sql`reopened_at is null`),
  ],
);

/**
 * The conversations that no closure is open for and that did not begin quietly, and who has each: what the views of the inbox read, however many closed ones
 * there are. Written by triggers on conversations, assignments and closures only, so it can never differ from them.
 */
export const openConversations = pgTable(
  "open_conversations",
  {
    workspaceId: workspaceId(),
    conversationId: uuid().notNull(),
    memberId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete("cascade"),
    index().on(table.workspaceId, table.memberId),
  ],
);

/**
 * A recorded wait: from the customer's first unanswered message to the first answer by a person. Worked out anew from the
 * messages whenever one comes that could change it, so that it does not depend on the order in which things became known.
 */
export const responses = pgTable(
  "responses",
  {
    workspaceId: workspaceId(),
    /** The message that asked: a wait has its id. */
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    numberId: uuid(),
    /** Where the customer is from, as it was known when the wait began. */
    country: text(),
    /** By what the customer had last come when asking: `code:` with the id of a QR code, or `ad:` with Meta's id. Kept by triggers. */
    touch: text(),
    /** Of the team that answered, or that it went on in the queue of. Kept by triggers. */
    teamId: uuid(),
    askedAt: moment().notNull(),
    /** The first of its conversation, or the first since somebody closed it. */
    isFirst: boolean().notNull().default(false),
    answeredAt: moment(),
    answerMessageId: uuid(),
    /** Empty when the answer was written in the WhatsApp Business app: we cannot know by whom. */
    memberId: uuid(),
    answeredIn: text({ enum: ["console", "app"] }),
    /** A person, once one has answered; until then a rule of ours, if one has. */
    answeredBy: text({ enum: ["person", "automatic"] }),
    waitSeconds: integer(),
    /** As much of the wait as fell into the working hours of that time. */
    workingSeconds: integer(),
    wasWindowOpen: text({ enum: ["open", "closed"] }),
    /** The first word of a rule of ours during the wait, which does not end it. */
    automaticAnsweredAt: moment(),
    automaticMessageId: uuid(),
    automaticWaitSeconds: integer(),
    automaticWorkingSeconds: integer(),
    /** Somebody closed the conversation with this wait unanswered, and so it stays. */
    closedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    uniqueIndex("responses_waiting")
      .on(table.workspaceId, table.conversationId)
      .where(sql`answered_at is null and closed_at is null`),
    index().on(table.workspaceId, table.answeredAt),
    index().on(table.workspaceId, table.askedAt),
    index().on(table.workspaceId, table.conversationId, table.askedAt),
    index("responses_touch").on(table.workspaceId, table.touch, table.askedAt).where(sql`touch is not null`),
    index("responses_answer")
      .on(table.workspaceId, table.answerMessageId)
      .where(sql`answer_message_id is not null`),
  ],
);
