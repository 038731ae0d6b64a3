import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, moment, workspaceId } from "./columns";
import { workspaces } from "./identity";

export const whatsappAccounts = pgTable(
  "whatsapp_accounts",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    wabaId: text().notNull(),
    name: text().notNull(),
    currency: text().notNull(),
    timeZone: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.wabaId),
  ],
);

export const phoneNumbers = pgTable(
  "phone_numbers",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    metaPhoneNumberId: text().notNull(),
    displayNumber: text().notNull(),
    verifiedName: text().notNull(),
    throughputPerSecond: integer().notNull().default(80),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.metaPhoneNumberId),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);

/**
 * Which workspace a webhook belongs to, by Meta's id. Kept apart from the channels so that it can be asked before the
 * workspace is known; its primary key is what gives a number to one workspace only.
 */
export const channelRoutes = pgTable(
  "channel_routes",
  {
    kind: text({ enum: ["account", "number"] }).notNull(),
    metaId: text().notNull(),
    workspaceId: uuid().notNull(),
    channelId: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.metaId] })],
);

export const credentials = pgTable(
  "credentials",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    sealedToken: bytea().notNull(),
    createdAt: moment().notNull().defaultNow(),
    replacedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    index().on(table.workspaceId, table.accountId),
  ],
);

/** What Meta told us about an account, a number or a template, as it came; the fingerprint makes a repeat harmless. */
export const channelEvents = pgTable(
  "channel_events",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid(),
    numberId: uuid(),
    field: text().notNull(),
    fingerprint: text().notNull(),
    sealedValue: bytea().notNull(),
    occurredAt: moment().notNull(),
    receivedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.fingerprint),
    index().on(table.workspaceId, table.field, table.occurredAt),
  ],
);
