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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";

/** A price list of Meta's in one currency, from a day on. Never edited: a correction is a new version. */
export const rateCards = pgTable(
  "rate_cards",
  {
    id: uuid().primaryKey(),
    currency: text().notNull(),
    effectiveFrom: date().notNull(),
    version: integer().notNull().default(1),
    source: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [unique().on(table.currency, table.effectiveFrom, table.version)],
);

/** The price of one delivered message. `tierTo` null is the last band that is known. */
const rateColumns = () => ({
  market: text().notNull(),
  category: text().notNull(),
  tierFrom: integer().notNull(),
  tierTo: integer(),
  amountMicros: bigint({ mode: "bigint" }).notNull(),
  /** A list of list rates does not tell the bands below them: until they are known, a price is an upper bound. */
  edgesKnown: boolean().notNull().default(false),
});

export const rates = pgTable(
  "rates",
  {
    rateCardId: uuid()
      .notNull()
      .references(() => rateCards.id),
    ...rateColumns(),
  },
  (table) => [primaryKey({ columns: [table.rateCardId, table.market, table.category, table.tierFrom] })],
);

/** A price list that a workspace imported: it comes before the installation's of the same day, in this workspace only. */
export const ownRateCards = pgTable(
  "own_rate_cards",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    currency: text().notNull(),
    effectiveFrom: date().notNull(),
    version: integer().notNull(),
    /** Meta's file of list rates, or its file of volume tiers. */
    kind: text({ enum: ["list", "tiers"] }).notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    importedBy: uuid(),
    importedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.currency, table.effectiveFrom, table.version),
  ],
);

export const ownRates = pgTable(
  "own_rates",
  { workspaceId: workspaceId(), rateCardId: uuid().notNull(), ...rateColumns() },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.rateCardId, table.market, table.category, table.tierFrom],
    }),
    foreignKey({
      columns: [table.workspaceId, table.rateCardId],
      foreignColumns: [ownRateCards.workspaceId, ownRateCards.id],
    }),
  ],
);

/** Which calling code is priced as which market, and when. */
export const markets = pgTable(
  "markets",
  {
    id: uuid().primaryKey(),
    callingCode: text().notNull(),
    country: text().notNull(),
    market: text().notNull(),
    validFrom: date().notNull(),
    validTo: date(),
  },
  (table) => [index().on(table.callingCode), unique().on(table.callingCode, table.country, table.validFrom)],
);

/** What the rules of pricing are from a day on, in the account's time zone: who pays in the window, and what is free. */
export const pricingRegimes = pgTable("pricing_regimes", {
  regime: text().primaryKey(),
  effectiveFrom: date().notNull().unique(),
  /** The categories that cost nothing inside the service window. */
  freeInWindow: text().array().notNull(),
  /** How many service messages each number may have delivered in a calendar month before they are billed. */
  freeServicePerMonth: integer(),
  source: text().notNull(),
});

/** What a message outside the 24 hours cost in a country in 2018, in US dollars, as the workspace found it. */
export const launchRates = pgTable(
  "launch_rates",
  {
    workspaceId: workspaceId(),
    country: text().notNull(),
    amountMicros: bigint({ mode: "bigint" }).notNull(),
    enteredBy: uuid(),
    enteredAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.country] }),
    check("launch_rates_range", sql`amount_micros between 5000 and 90000`),
  ],
);
