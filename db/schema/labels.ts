import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";
import { apiKeys, members } from "./identity";
import { conversations } from "./messaging";

/** Beside its name, so that neighbours are told apart; the name is what speaks. */
export const labelColours = ["pine", "ochre", "indigo", "orchid", "stone"] as const;
export type LabelColour = (typeof labelColours)[number];

/** What conversations are sorted by. One that is no longer needed is archived, and stays on those that have it. */
export const labels = pgTable(
  "labels",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    colour: text({ enum: labelColours }).notNull(),
    createdAt: moment().notNull(),
    archivedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("labels_name")
      .on(table.workspaceId, sql`lower(${table.name})`)
      .where(sql`archived_at is null`),
  ],
);

/** A label on a conversation: who put it there, and who took it away. */
export const conversationLabels = pgTable(
  "conversation_labels",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    labelId: uuid().notNull(),
    addedAt: moment().notNull(),
    /** A member, another program, or the campaign of an ad, which is neither. */
    addedBy: uuid(),
    addedByKey: uuid(),
    removedAt: moment(),
    removedBy: uuid(),
    removedByKey: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.labelId],
      foreignColumns: [labels.workspaceId, labels.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.addedBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.addedByKey],
      foreignColumns: [apiKeys.workspaceId, apiKeys.id],
    }),
    uniqueIndex("conversation_labels_open")
      .on(table.workspaceId, table.conversationId, table.labelId)
      .where(sql`removed_at is null`),
    index("conversation_labels_by_label")
      .on(table.workspaceId, table.labelId, table.conversationId)
      .where(sql`removed_at is null`),
  ],
);
