import { sql } from "drizzle-orm";
import {
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
 * The conversations that no closure is open for, and who has each: what the views of the inbox read, however many closed ones
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

/** A recorded wait: from the customer's first unanswered message to the first answer by a person. */
export const responses = pgTable(
  "responses",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    askedAt: moment().notNull(),
    answeredAt: moment(),
    answerMessageId: uuid(),
    memberId: uuid(),
    waitSeconds: integer(),
    wasWindowOpen: text({ enum: ["open", "closed"] }),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    uniqueIndex("responses_open").on(table.workspaceId, table.conversationId).where(sql`answered_at is null`),
    index().on(table.workspaceId, table.answeredAt),
  ],
);
