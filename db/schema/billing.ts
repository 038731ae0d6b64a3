import {
  bigint,
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
import { phoneNumbers } from "./channels";
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

/** The price of one delivered message; `tierTo` null means that no higher band is known. */
export const rates = pgTable(
  "rates",
  {
    rateCardId: uuid()
      .notNull()
      .references(() => rateCards.id),
    market: text().notNull(),
    category: text().notNull(),
    tierFrom: integer().notNull(),
    tierTo: integer(),
    amountMicros: bigint({ mode: "bigint" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.rateCardId, table.market, table.category, table.tierFrom] })],
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

/** The price of one billed message to one recipient, written when Meta says that it was delivered. */
export const charges = pgTable(
  "charges",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    waMessageId: text().notNull(),
    /** Empty for a message that something other than Guichet sent from this number. */
    messageId: uuid(),
    recipient: text().notNull(),
    market: text().notNull(),
    category: text().notNull(),
    pricingType: text().notNull(),
    pricingModel: text().notNull(),
    regime: text().notNull(),
    rateCardId: uuid().references(() => rateCards.id),
    tierFrom: integer(),
    /** The place of a service message in its number's month, which says whether it was among the free ones. */
    allowancePosition: integer(),
    estimatedMicros: bigint({ mode: "bigint" }).notNull(),
    reportedMicros: bigint({ mode: "bigint" }),
    invoicedMicros: bigint({ mode: "bigint" }),
    currency: text().notNull(),
    deliveredAt: moment().notNull(),
    recordedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.waMessageId, table.recipient),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    index().on(table.workspaceId, table.messageId),
    index().on(table.workspaceId, table.deliveredAt),
  ],
);

/** How many service messages a number has had delivered in a month of its account's time zone. */
export const serviceAllowances = pgTable(
  "service_allowances",
  {
    workspaceId: workspaceId(),
    numberId: uuid().notNull(),
    month: text().notNull(),
    deliveredCount: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.numberId, table.month] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);
