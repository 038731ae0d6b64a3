import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { campaigns } from "./ads";
import { moment, workspaceId } from "./columns";
import { conversations } from "./messaging";

/** That a campaign's customer was led to its team and label and got its first answer: once for each of its conversations. */
export const adRoutings = pgTable(
  "ad_routings",
  {
    workspaceId: workspaceId(),
    conversationId: uuid().notNull(),
    campaignId: uuid().notNull(),
    routedAt: moment().notNull(),
    /** The automatic first answer; nothing where the campaign has none, or where it was not sent. */
    answerMessageId: uuid(),
    /** Why it was not sent: the key of a sentence. */
    unansweredReason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.conversationId, table.campaignId] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
  ],
);
