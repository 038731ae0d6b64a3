import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
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

/** Whether the number, its account, its business or our app keeps messages from being sent, and what Meta advises. */
export type HealthPart = {
  entity: string;
  canSend?: string;
  notes: string[];
  problems: { code?: number; words: string; solution: string }[];
};

/** What Meta said of a number when it was last asked, in Meta's words; what it did not say is absent. */
export type NumberReading = {
  quality?: string;
  messagingLimit?: string;
  throughput?: string;
  status?: string;
  nameStatus?: string;
  codeVerification?: string;
  platform?: string;
  accountReview?: string;
  businessVerification?: string;
  isOfficial?: boolean;
  /** When the number came to the platform. */
  onboardedAt?: string;
  health?: { canSend?: string; parts: HealthPart[] };
  /** When the access token ends; absent when it does not. */
  tokenExpiresAt?: string;
};

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
    connectedAt: moment().notNull().defaultNow(),
    /** Released: its history stays, and another workspace may connect it. */
    disconnectedAt: moment(),
    /** To the minute, because it is written while webhooks stream in. */
    lastWebhookAt: moment(),
    /** When Meta was last asked, and what it answered when it last did. */
    checkedAt: moment(),
    reading: jsonb().$type<NumberReading>(),
    readAt: moment(),
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

/**
 * Which workspaces hear of an ad account: agencies and their customers may share one, so it belongs to no workspace alone. Asked
 * by the worker before any workspace is known.
 */
export const adAccountRoutes = pgTable(
  "ad_account_routes",
  {
    adAccountId: text().notNull(),
    workspaceId: uuid().notNull(),
    connectionId: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.adAccountId, table.workspaceId] })],
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

export type TroubleKind = (typeof troubleKinds)[number];

export const troubleKinds = [
  "tokenRevoked",
  "tokenExpired",
  "tokenOfAnotherApp",
  "permissionMissing",
  "notSubscribed",
  "paymentMissing",
  "accountRestricted",
  "numberRestricted",
  "numberNotRegistered",
  "numberGone",
  "tokenExpiring",
  "numberFlagged",
  "sendingLimited",
  "qualityLow",
  "nameDeclined",
  "webhookSilent",
] as const;

/** What is wrong with an account or a number, since when and until when. */
export const channelTroubles = pgTable(
  "channel_troubles",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    /** The number, or the account when all its numbers suffer. */
    subjectId: uuid().notNull(),
    kind: text({ enum: troubleKinds }).notNull(),
    /** What its sentence needs: a date, a permission, Meta's own words. */
    params: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** A failed send knows more than Meta's own reading, so it is believed for longer. */
    source: text({ enum: ["reading", "send", "webhook"] }).notNull(),
    since: moment().notNull(),
    seenAt: moment().notNull(),
    endedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    uniqueIndex("channel_troubles_open")
      .on(table.workspaceId, table.subjectId, table.kind)
      .where(sql`ended_at is null`),
    index().on(table.workspaceId, table.accountId, table.since),
  ],
);
