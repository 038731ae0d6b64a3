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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { phoneNumbers, whatsappAccounts } from "./channels";
import { moment, workspaceId } from "./columns";
import { ownRateCards, rateCards } from "./price-lists";

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

/**
 * What the rule of 2018 calls a message: within 24 hours of the customer's last word, a later answer to a question, or neither.
 * `notKnown`: Guichet has the price and not the message.
 */
export const launchKinds = ["inTime", "late", "unasked", "notKnown"] as const;
export type LaunchKind = (typeof launchKinds)[number];

export const bases = ["rateCard", "allowance", "window", "entryPoint", "notBillable", "noRate"] as const;

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
    /** The template of the message, taken from it by a trigger: messages are forgotten before their prices are. */
    templateId: uuid(),
    /** The broadcast of the message, taken from it likewise. */
    broadcastId: uuid(),
    /** By what the customer had last come when it was written: `code:` with the id of a QR code, or `ad:` with Meta's id. Kept by triggers. */
    touch: text(),
    /** Of the team that wrote the message. Kept by triggers. */
    teamId: uuid(),
    /** The message's, and when it was sent: they are known longer than the message is. Kept by triggers. */
    conversationId: uuid(),
    memberId: uuid(),
    sentAt: moment(),
    /** Kept by triggers; empty for a charge that is older than they are, until the worker has come to it. */
    launchKind: text({ enum: launchKinds }),
    /** The status whose word on the price counts, when several had one. */
    pricedBy: text().notNull(),
    pricedAt: moment().notNull(),
    market: text().notNull(),
    country: text(),
    regime: text().notNull(),
    rateCardId: uuid().references(() => rateCards.id),
    /** Instead of `rateCardId`: a list that this workspace imported. */
    ownRateCardId: uuid(),
    tierFrom: integer(),
    /** Volume may have made it cheaper, but the list that priced it does not tell from where on. */
    isUpperBound: boolean().notNull().default(false),
    /** The portfolio, month, market and category whose volume it counts in; empty for what has no volume tiers. */
    volumeKey: text(),
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
    index("charges_outside")
      .on(table.workspaceId, table.conversationId, table.sentAt)
      .where(sql`launch_kind in ('late', 'unasked')`),
    index("charges_kinds")
      .on(table.workspaceId, table.launchKind, table.deliveredAt, table.id)
      .where(sql`launch_kind <> 'inTime'`),
    index("charges_unsorted").on(table.workspaceId).where(sql`launch_kind is null`),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.ownRateCardId],
      foreignColumns: [ownRateCards.workspaceId, ownRateCards.id],
    }),
    index().on(table.workspaceId, table.messageId),
    index().on(table.workspaceId, table.deliveredAt),
    index("charges_touch")
      .on(table.workspaceId, table.touch, table.deliveredAt)
      .where(sql`touch is not null`),
    index("charges_broadcast")
      .on(table.workspaceId, table.broadcastId, table.deliveredAt)
      .where(sql`broadcast_id is not null`),
    index("charges_volume")
      .on(
        table.workspaceId,
        table.volumeKey,
        table.deliveredAt,
        sql`wa_message_id collate "C"`,
        sql`recipient collate "C"`,
      )
      .where(sql`volume_key is not null`),
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

/** How many charged messages a portfolio had in a month, for a market and a category. */
export const volumes = pgTable(
  "volumes",
  {
    workspaceId: workspaceId(),
    volumeKey: text().notNull(),
    chargedCount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.volumeKey] })],
);

/** The first message of a band, by which every other message knows its own band without being counted again. */
export const volumeEdges = pgTable(
  "volume_edges",
  {
    workspaceId: workspaceId(),
    volumeKey: text().notNull(),
    tierFrom: integer().notNull(),
    deliveredAt: moment().notNull(),
    waMessageId: text().notNull(),
    recipient: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.volumeKey, table.tierFrom] })],
);

/** What Meta says of the band an account's portfolio has reached; of repeats the earliest time counts. */
export const tierUpdates = pgTable(
  "tier_updates",
  {
    workspaceId: workspaceId(),
    accountId: uuid().notNull(),
    market: text().notNull(),
    category: text().notNull(),
    month: text().notNull(),
    tierFrom: integer().notNull(),
    tierTo: integer(),
    reachedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.accountId,
        table.market,
        table.category,
        table.month,
        table.tierFrom,
      ],
    }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);

/** What decides an account's prices besides its currency and its clock. */
export const accountTerms = pgTable(
  "account_terms",
  {
    workspaceId: workspaceId(),
    accountId: uuid().notNull(),
    /** Meta's business portfolio, whose accounts share their volume; empty for an account that counts alone. */
    portfolioId: text(),
    /** The country the business is based in: codes to customers there have no international rate. */
    basedIn: text(),
    /** From which day codes to customers of a country are billed as authentication-international. */
    internationalFrom: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** When Meta last said in which zone and which money it bills the account; before, both are our assumption. */
    zoneReadAt: moment(),
    changedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.accountId] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);
