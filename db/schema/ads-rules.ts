import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type AdFailure, adConnections, type Because, campaigns } from "./ads";
import { moment, workspaceId } from "./columns";

/** When a campaign is paused without a person. Written and read through `ruleTerms` in server/ads/rules/schemas.ts. */
export const campaignRules = pgTable(
  "campaign_rules",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    /** Empty for all campaigns of the ad account. */
    campaignId: uuid(),
    terms: jsonb().$type<Record<string, unknown>>().notNull(),
    /** For so long it leaves a campaign alone that a person resumed; empty until the account's next day. */
    restHours: integer(),
    isOn: boolean().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    index().on(table.workspaceId, table.connectionId),
  ],
);

/** What ads may cost in a month of the ad account's own zone: all of the account's, or one campaign's. */
export const spendLimits = pgTable(
  "spend_limits",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    /** Empty for all campaigns of the ad account. */
    campaignId: uuid(),
    /** In the ad account's currency. */
    amountMicros: bigint({ mode: "bigint" }).notNull(),
    /** The per cents at which somebody is told. */
    thresholds: integer().array().notNull(),
    /** Whether it pauses what it covers before it is passed. */
    stops: boolean().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    uniqueIndex("spend_limits_of_account")
      .on(table.workspaceId, table.connectionId)
      .where(sql`campaign_id is null`),
    uniqueIndex("spend_limits_of_campaign")
      .on(table.workspaceId, table.campaignId)
      .where(sql`campaign_id is not null`),
  ],
);

/**
 * What a rule or a limit did to a campaign. The row is there before Meta is asked: a killed worker's change is taken up by the
 * next one, and of two workers only one has it.
 */
export const automaticChanges = pgTable(
  "automatic_changes",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    campaignId: uuid().notNull(),
    /** The rule or the limit; it may be gone by now. */
    causeId: uuid().notNull(),
    to: text({ enum: ["ACTIVE", "PAUSED"] }).notNull(),
    because: jsonb().$type<Because>().notNull(),
    askedAt: moment().notNull(),
    endedAt: moment(),
    /** `dropped`: somebody else had changed it meanwhile. */
    outcome: text({ enum: ["done", "dropped", "refused"] }),
    failure: jsonb().$type<AdFailure>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    uniqueIndex("automatic_changes_open")
      .on(table.workspaceId, table.campaignId)
      .where(sql`ended_at is null`),
    index().on(table.workspaceId, table.campaignId, table.askedAt),
  ],
);

/** What a change makes of the money that a campaign or an ad set may spend. */
export type SpendChange = {
  status?: "ACTIVE";
  /** ISO; null for no end. */
  endsAt?: string | null;
  dailyBudgetMicros?: string;
  lifetimeBudgetMicros?: string;
};

/**
 * A change that was found to be within the limits and is on its way to Meta: until it is done, the next one is held against the
 * limits with it. One that nobody ended counts for some minutes.
 */
export const spendIntents = pgTable(
  "spend_intents",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    /** The campaign or the ad set. */
    subjectId: uuid().notNull(),
    change: jsonb().$type<SpendChange>().notNull(),
    askedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    index().on(table.workspaceId, table.connectionId),
  ],
);
