import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { adConnections } from "./ads";
import { moment, workspaceId } from "./columns";

/** A campaign to begin others from, for everyone in the workspace. */
export const campaignTemplates = pgTable(
  "campaign_templates",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** The ad account it was written for: lists of people and verified identities are good there only. */
    connectionId: uuid().notNull(),
    name: text().notNull(),
    /** Written and read through `campaignForm` in server/ads/drafts/schemas.ts. */
    form: jsonb().$type<Record<string, unknown>>().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull(),
    discardedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
  ],
);
