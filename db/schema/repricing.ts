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
  uuid,
} from "drizzle-orm/pg-core";
import { charges } from "./billing";
import { whatsappAccounts } from "./channels";
import { moment, workspaceId } from "./columns";

/** A person had charges priced again: when, which, and why. */
export const repricings = pgTable(
  "repricings",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    reason: text().notNull(),
    fromDay: date().notNull(),
    toDay: date().notNull(),
    /** Meta's word on a category, where the run corrects one. */
    categoryFrom: text(),
    categoryTo: text(),
    runBy: uuid(),
    runAt: moment().notNull(),
    changedCount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** What a charge was before a run and after it; nothing is lost by pricing it again. */
export const chargeRevisions = pgTable(
  "charge_revisions",
  {
    workspaceId: workspaceId(),
    repricingId: uuid().notNull(),
    chargeId: uuid().notNull(),
    currency: text().notNull(),
    beforeMicros: bigint({ mode: "bigint" }),
    afterMicros: bigint({ mode: "bigint" }),
    before: jsonb().$type<Record<string, string | number | null>>().notNull(),
    after: jsonb().$type<Record<string, string | number | null>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.repricingId, table.chargeId] }),
    foreignKey({
      columns: [table.workspaceId, table.repricingId],
      foreignColumns: [repricings.workspaceId, repricings.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.chargeId],
      foreignColumns: [charges.workspaceId, charges.id],
    }),
    index().on(table.workspaceId, table.chargeId),
  ],
);

/** What a run would have changed of a closed month: the month keeps its figures, and this counts in the month of the run. */
export const chargeAdjustments = pgTable(
  "charge_adjustments",
  {
    workspaceId: workspaceId(),
    repricingId: uuid().notNull(),
    chargeId: uuid().notNull(),
    accountId: uuid().notNull(),
    closedMonth: text().notNull(),
    bookedMonth: text().notNull(),
    currency: text().notNull(),
    /** With what earlier runs had adjusted already. */
    beforeMicros: bigint({ mode: "bigint" }),
    afterMicros: bigint({ mode: "bigint" }),
    before: jsonb().$type<Record<string, string | number | null>>().notNull(),
    after: jsonb().$type<Record<string, string | number | null>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.repricingId, table.chargeId] }),
    foreignKey({
      columns: [table.workspaceId, table.repricingId],
      foreignColumns: [repricings.workspaceId, repricings.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.chargeId],
      foreignColumns: [charges.workspaceId, charges.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
    index().on(table.workspaceId, table.accountId, table.bookedMonth),
    index().on(table.workspaceId, table.chargeId),
  ],
);
