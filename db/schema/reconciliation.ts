import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { whatsappAccounts } from "./channels";
import { moment, workspaceId } from "./columns";
import { members } from "./identity";

/** What Meta counts for billing on a day of the account's time zone, cell by cell, as it last said. */
export const reportedCells = pgTable(
  "reported_cells",
  {
    workspaceId: workspaceId(),
    accountId: uuid().notNull(),
    day: date().notNull(),
    /** ISO, or empty where Meta does not say. */
    country: text().notNull(),
    displayNumber: text().notNull(),
    category: text().notNull(),
    pricingType: text().notNull(),
    /** Such as "0:100000"; empty where there are no tiers. */
    tier: text().notNull(),
    volume: integer().notNull(),
    /** Approximate in Meta's own words; absent for an account on a partner's line of credit. */
    costMicros: bigint({ mode: "bigint" }),
    pulledAt: moment().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.accountId,
        table.day,
        table.country,
        table.displayNumber,
        table.category,
        table.pricingType,
        table.tier,
      ],
    }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);

/** Meta's answers as they came: it looks back one year only, and what it says of a day changes. */
export const reportedPulls = pgTable(
  "reported_pulls",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    from: date().notNull(),
    to: date().notNull(),
    pulledAt: moment().notNull(),
    answer: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    index().on(table.workspaceId, table.accountId, table.pulledAt),
  ],
);

/** What Meta invoiced for a month, as finance read it off the invoice. Withdrawn, never edited. */
export const invoices = pgTable(
  "invoices",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    month: text().notNull(),
    /** Meta's own number of the invoice. */
    reference: text().notNull(),
    amountMicros: bigint({ mode: "bigint" }).notNull(),
    currency: text().notNull(),
    enteredBy: uuid().notNull(),
    enteredAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.enteredBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    index().on(table.workspaceId, table.accountId, table.month),
  ],
);

/** A month whose figures finance signed: what changes after it is an adjustment, and not the month. */
export const monthClosings = pgTable(
  "month_closings",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    month: text().notNull(),
    currency: text().notNull(),
    volume: integer().notNull(),
    estimatedMicros: bigint({ mode: "bigint" }),
    reportedVolume: integer().notNull(),
    reportedMicros: bigint({ mode: "bigint" }),
    invoicedMicros: bigint({ mode: "bigint" }),
    closedBy: uuid().notNull(),
    closedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.accountId, table.month),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.closedBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);
