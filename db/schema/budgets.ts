import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import { phoneNumbers } from "./channels";
import { moment, workspaceId } from "./columns";

const micros = () => bigint({ mode: "bigint" }).notNull();

/** What a business means to spend in a month: on one number, or on all that are billed in a currency. */
export const budgets = pgTable(
  "budgets",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** Empty for all numbers together. */
    numberId: uuid(),
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
    uniqueIndex("budgets_of_all").on(table.workspaceId, table.currency).where(sql`number_id is null`),
    uniqueIndex("budgets_of_number").on(table.workspaceId, table.numberId).where(sql`number_id is not null`),
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

/** Of which workspaces `spent_days` has taken in the charges that were there before it. */
export const spentStates = pgTable(
  "spent_states",
  { workspaceId: workspaceId(), builtAt: moment().notNull() },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);
