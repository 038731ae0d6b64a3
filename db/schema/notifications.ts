import { foreignKey, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { whatsappAccounts } from "./channels";
import { moment, workspaceId } from "./columns";

/** A message form that Meta approved; the only thing that may be sent outside the service window. */
export const templates = pgTable(
  "templates",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    metaTemplateId: text().notNull(),
    name: text().notNull(),
    language: text().notNull(),
    category: text().notNull(),
    status: text().notNull(),
    components: jsonb().$type<unknown[]>().notNull(),
    syncedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.accountId, table.name, table.language),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);
