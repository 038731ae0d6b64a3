import { date, foreignKey, numeric, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";
import { members } from "./identity";

/** What one unit of a currency was worth in another on a day, as this workspace entered or imported it. */
export const exchangeRates = pgTable(
  "exchange_rates",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    day: date().notNull(),
    base: text().notNull(),
    quote: text().notNull(),
    /** So many of `quote` for one of `base`. */
    rate: numeric({ precision: 24, scale: 12 }).notNull(),
    /** Typed by a person, or read from the file of the European Central Bank. */
    source: text({ enum: ["hand", "ecb"] }).notNull(),
    enteredBy: uuid().notNull(),
    enteredAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.base, table.quote, table.day),
    foreignKey({
      columns: [table.workspaceId, table.enteredBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);
