import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AdFailure } from "./ads";
import { moment, workspaceId } from "./columns";
import { workspaces } from "./identity";

/** What is told apart of an ad's day. Each is a whole of its own: rows of two kinds are never added up. */
export const insightKinds = ["whole", "country", "placement"] as const;
export type InsightKind = (typeof insightKinds)[number];

/**
 * What Meta says of a day of an ad, the day being one of the ad account's own zone. Meta changes days for weeks, so they are
 * replaced whole. People reached are not kept: they cannot be added up.
 */
export const adInsights = pgTable(
  "ad_insights",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    kind: text({ enum: insightKinds }).notNull(),
    day: date().notNull(),
    /** Meta's ids: insights may be read before the ad itself is, and after it is gone. */
    adAccountId: text().notNull(),
    adMetaId: text().notNull(),
    /** Of its kind; empty in the others. */
    country: text().notNull().default(""),
    platform: text().notNull().default(""),
    position: text().notNull().default(""),
    campaignMetaId: text().notNull(),
    adSetMetaId: text().notNull(),
    currency: text().notNull(),
    spendMicros: bigint({ mode: "bigint" }).notNull(),
    impressions: bigint({ mode: "number" }).notNull(),
    clicks: bigint({ mode: "number" }).notNull(),
    linkClicks: bigint({ mode: "number" }).notNull(),
    /** Meta's own count of chats that began; those that arrived here are another number. */
    conversations: integer().notNull(),
    contacts: integer().notNull(),
    firstReplies: integer().notNull(),
    deepConversations: integer().notNull(),
    blocks: integer().notNull(),
    readAt: moment().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.kind,
        table.day,
        table.adAccountId,
        table.adMetaId,
        table.country,
        table.platform,
        table.position,
      ],
    }),
    index().on(table.workspaceId, table.adMetaId, table.kind, table.day),
  ],
);

/** How far the insights of an ad account have been read, each kind by itself. */
export const adInsightStates = pgTable(
  "ad_insight_states",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    adAccountId: text().notNull(),
    kind: text({ enum: insightKinds }).notNull(),
    /** When the reading began whose answer counts: an older one that comes later is dropped. */
    readAt: moment(),
    /** When all the days that Meta may still change were last read. */
    wholeReadAt: moment(),
    /** The earliest day that was ever asked about. */
    sinceDay: date(),
    /** What stopped the last reading. */
    failure: jsonb().$type<AdFailure>(),
    /** What Meta prepares in its own time, because it was too much to be told at once. */
    reportId: text(),
    reportAskedAt: moment(),
    reportSince: date(),
    reportUntil: date(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.adAccountId, table.kind] })],
);
