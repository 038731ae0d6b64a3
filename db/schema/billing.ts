import { sql } from "drizzle-orm";
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

/** Meta says the price with one status and the delivery with another, in any order and more than once. */
const noticeColumns = () => ({
  workspaceId: workspaceId(),
  numberId: uuid().notNull(),
  waMessageId: text().notNull(),
  /**
   * The participant, for a message to a group. Empty for a message to one customer, whom one status may name by phone
   * number and the next by user id.
   */
  recipient: text().notNull(),
  /** Empty for a message that something other than Guichet sent from this number. */
  messageId: uuid(),
  waId: text(),
  userId: text(),
});

const bases = ["rateCard", "allowance", "window", "entryPoint", "notBillable", "noRate"] as const;

/** What is known of a message's price before both its price and its delivery are. */
export const chargeNotices = pgTable(
  "charge_notices",
  {
    ...noticeColumns(),
    deliveredAt: moment(),
    category: text(),
    pricingType: text(),
    pricingModel: text(),
    reportedMicros: bigint({ mode: "bigint" }),
    reportedCurrency: text(),
    pricedBy: text(),
    pricedAt: moment(),
    notedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.waMessageId, table.recipient] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);

/** The price of one billed message to one recipient, written when Meta says that it was delivered. */
export const charges = pgTable(
  "charges",
  {
    ...noticeColumns(),
    id: uuid().notNull(),
    deliveredAt: moment().notNull(),
    category: text().notNull(),
    pricingType: text().notNull(),
    pricingModel: text(),
    /** The status whose word on the price counts, when several had one. */
    pricedBy: text().notNull(),
    pricedAt: moment().notNull(),
    market: text().notNull(),
    country: text(),
    regime: text().notNull(),
    rateCardId: uuid().references(() => rateCards.id),
    tierFrom: integer(),
    /** The month, in the account's time zone, in which a service message takes one of the number's free places. */
    allowanceMonth: text(),
    /** Its place in that month while it is one of the free ones; empty from the first billed one on. */
    allowancePosition: integer(),
    /** What the rate card says; empty when we have no card for that day, currency or category. */
    listMicros: bigint({ mode: "bigint" }),
    /** What we expect Meta to bill. Empty, and not zero, when we cannot know; `basis` says why it is what it is. */
    estimatedMicros: bigint({ mode: "bigint" }),
    basis: text({ enum: bases }).notNull(),
    reportedMicros: bigint({ mode: "bigint" }),
    reportedCurrency: text(),
    invoicedMicros: bigint({ mode: "bigint" }),
    currency: text().notNull(),
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
    index("charges_allowance")
      .on(
        table.workspaceId,
        table.numberId,
        table.allowanceMonth,
        table.deliveredAt,
        table.waMessageId,
        table.recipient,
      )
      .where(sql`allowance_month is not null`),
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
