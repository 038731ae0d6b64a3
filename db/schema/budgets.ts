import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { campaigns } from "./ads";
import { phoneNumbers } from "./channels";
import { moment, workspaceId } from "./columns";
import { teams } from "./teams";

const micros = () => bigint({ mode: "bigint" }).notNull();

/**
 * What a business means to spend in a month: on one number, on the messages of a team or of a campaign's customers, or on all that
 * are billed in a currency.
 */
export const budgets = pgTable(
  "budgets",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** With neither of these three it is for all numbers together. */
    numberId: uuid(),
    teamId: uuid(),
    campaignId: uuid(),
    currency: text().notNull(),
    /** The per cents at which somebody is told. */
    thresholds: integer().array().notNull(),
    /** Whether a marketing template that would pass it is refused. */
    stopsMarketing: boolean().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    check("budgets_of_one", sql`num_nonnulls(number_id, team_id, campaign_id) <= 1`),
    uniqueIndex("budgets_of_all_numbers")
      .on(table.workspaceId, table.currency)
      .where(sql`number_id is null and team_id is null and campaign_id is null`),
    uniqueIndex("budgets_of_number").on(table.workspaceId, table.numberId).where(sql`number_id is not null`),
    uniqueIndex("budgets_of_team")
      .on(table.workspaceId, table.teamId, table.currency)
      .where(sql`team_id is not null`),
    uniqueIndex("budgets_of_campaign")
      .on(table.workspaceId, table.campaignId, table.currency)
      .where(sql`campaign_id is not null`),
  ],
);

/** How much it is, from a month on until a later row says otherwise: a month that is over keeps the amount it had. */
export const budgetAmounts = pgTable(
  "budget_amounts",
  {
    workspaceId: workspaceId(),
    budgetId: uuid().notNull(),
    fromMonth: text().notNull(),
    amountMicros: micros(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.budgetId, table.fromMonth] }),
    foreignKey({
      columns: [table.workspaceId, table.budgetId],
      foreignColumns: [budgets.workspaceId, budgets.id],
    }).onDelete("cascade"),
  ],
);

/** The price of a message on its way, kept for it in the budgets that may stop one, until its charge is known. */
export const budgetReservations = pgTable(
  "budget_reservations",
  {
    workspaceId: workspaceId(),
    messageId: uuid().notNull(),
    numberId: uuid().notNull(),
    /** Whose message it is, and by which ad its customer had last come: as its charge will say. */
    teamId: uuid(),
    metaAdId: text(),
    /** In the account's time zone. */
    month: text().notNull(),
    currency: text().notNull(),
    amountMicros: micros(),
    reservedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.messageId] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);

/**
 * What was spent on a day of the account's time zone. Triggers on `charges` add a row for what each statement changed, so that
 * no writer waits for another; rows of one day add up, and are put together now and then.
 */
export const spentDays = pgTable(
  "spent_days",
  {
    workspaceId: workspaceId(),
    id: bigint({ mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    numberId: uuid().notNull(),
    day: date().notNull(),
    currency: text().notNull(),
    micros: micros(),
    messages: integer().notNull(),
    /** Messages without a price of ours, which `micros` therefore leaves out. */
    unpriced: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.day),
  ],
);

/** The same for each team and for each ad: a row is of one or the other. Kept beside `spent_days`, which stays short without them. */
export const spentParts = pgTable(
  "spent_parts",
  {
    workspaceId: workspaceId(),
    id: bigint({ mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    numberId: uuid().notNull(),
    /** Of the team that wrote. */
    teamId: uuid(),
    /** By which the customer had last come when it was written. */
    metaAdId: text(),
    day: date().notNull(),
    currency: text().notNull(),
    micros: micros(),
    messages: integer().notNull(),
    unpriced: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    check("spent_parts_of_one", sql`num_nonnulls(team_id, meta_ad_id) = 1`),
    index("spent_parts_of_team")
      .on(table.workspaceId, table.teamId, table.day)
      .where(sql`team_id is not null`),
    index("spent_parts_of_ad")
      .on(table.workspaceId, table.metaAdId, table.day)
      .where(sql`meta_ad_id is not null`),
  ],
);

/** Of which workspaces `spent_days` and `spent_parts` have taken in the charges that were there before them. */
export const spentStates = pgTable(
  "spent_states",
  { workspaceId: workspaceId(), builtAt: moment().notNull(), partsBuiltAt: moment() },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);
