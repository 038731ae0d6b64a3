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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { whatsappAccounts } from "./channels";
import { bytea, moment, workspaceId } from "./columns";
import { workspaces } from "./identity";
import { conversations } from "./messaging";

/** The picture of an ad, fetched once: Meta's addresses of pictures end after some days. */
export const referralPictures = pgTable(
  "referral_pictures",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** The ad and the address without what Meta signs it with: the same for all who tapped the ad. */
    key: text().notNull(),
    address: text().notNull(),
    state: text({ enum: ["waiting", "stored", "failed"] }).notNull(),
    image: bytea(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.key),
  ],
);

/** An ad or a post that led a customer to a message. The ad's words are public and not sealed; the click is one person's and is. */
export const referrals = pgTable(
  "referrals",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    messageId: uuid().notNull(),
    /** By the customer's clock, as her message has it. */
    at: moment().notNull(),
    sourceType: text(),
    /** Meta's id of the ad: the same for all who tapped it, and never a click. */
    metaAdId: text(),
    sourceUrl: text(),
    headline: text(),
    body: text(),
    mediaType: text(),
    pictureId: uuid(),
    /** The click itself, by which Meta knows an event again; ads in WhatsApp Status bring none. */
    sealedClickId: bytea(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.pictureId],
      foreignColumns: [referralPictures.workspaceId, referralPictures.id],
    }),
    unique().on(table.workspaceId, table.messageId),
    index().on(table.workspaceId, table.conversationId, table.at, table.id),
    index().on(table.workspaceId, table.metaAdId, table.at),
    index().on(table.workspaceId, table.at),
  ],
);

export const outcomeKinds = ["lead", "qualified", "order"] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** What came of a conversation, as it stands now. */
export const outcomes = pgTable(
  "outcomes",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    kind: text({ enum: outcomeKinds }).notNull(),
    /** The touch it follows, or the conversation where there was none: a customer is a lead once for each touch. */
    touchId: uuid().notNull(),
    /** Of an order. */
    amountMicros: bigint({ mode: "bigint" }),
    currency: text(),
    reference: text(),
    occurredAt: moment().notNull(),
    /** Chosen by whoever asks: the same wish twice is one outcome. */
    requestKey: text().notNull(),
    markedAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    unique().on(table.workspaceId, table.requestKey),
    uniqueIndex("outcomes_order")
      .on(table.workspaceId, table.reference)
      .where(sql`kind = 'order' and reference is not null and withdrawn_at is null`),
    uniqueIndex("outcomes_stage")
      .on(table.workspaceId, table.conversationId, table.kind, table.touchId)
      .where(sql`kind <> 'order' and withdrawn_at is null`),
    index().on(table.workspaceId, table.conversationId, table.occurredAt),
    index().on(table.workspaceId, table.occurredAt, table.id),
  ],
);

/** Who marked, corrected and withdrew an outcome, and as what it stood from then on. */
export const outcomeRevisions = pgTable(
  "outcome_revisions",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    outcomeId: uuid().notNull(),
    change: text({ enum: ["marked", "corrected", "withdrawn"] }).notNull(),
    at: moment().notNull(),
    memberId: uuid(),
    apiKeyId: uuid(),
    amountMicros: bigint({ mode: "bigint" }),
    currency: text(),
    reference: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.outcomeId],
      foreignColumns: [outcomes.workspaceId, outcomes.id],
    }),
    index().on(table.workspaceId, table.outcomeId, table.at),
  ],
);

export const conversionStates = ["waiting", "sent", "refused", "tooLate", "notAsked"] as const;

/** What Meta was told of an outcome, once: the row's id is the event's id. */
export const conversions = pgTable(
  "conversions",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    outcomeId: uuid().notNull(),
    /** Whose click it was, and the WhatsApp account whose dataset hears of it; neither where Meta is not told. */
    referralId: uuid(),
    accountId: uuid(),
    state: text({ enum: conversionStates }).notNull(),
    /** The key of a sentence: why it is not sent, or why not yet. */
    reason: text(),
    /** Meta's own words, code and trace. */
    words: text(),
    code: integer(),
    traceId: text(),
    attempts: integer().notNull().default(0),
    attemptedAt: moment(),
    settledAt: moment(),
    /** What was told last; a correction after that does not reach Meta. */
    sentMicros: bigint({ mode: "bigint" }),
    sentCurrency: text(),
    isTest: boolean().notNull().default(false),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.outcomeId],
      foreignColumns: [outcomes.workspaceId, outcomes.id],
    }),
    unique().on(table.workspaceId, table.outcomeId),
    index("conversions_waiting")
      .on(table.workspaceId, table.accountId, table.id)
      .where(sql`state = 'waiting'`),
  ],
);

/** Whether a workspace tells Meta what came of its ads, by an owner's decision. Without a row it does not. */
export const conversionSettings = pgTable(
  "conversion_settings",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    isOn: boolean().notNull(),
    /** Also of customers in the EU, the United Kingdom and Japan. */
    coversStrictRegions: boolean().notNull(),
    /** Shows events under "Test events" of the dataset, until it ends by itself. */
    testCode: text(),
    testUntil: moment(),
    changedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/** What Meta said when the dataset was last asked for, in words and with what its support asks for. */
export type DatasetFailure = { key: string; words?: string; code?: number; traceId?: string };

/** Where Meta takes the events of a WhatsApp account: Meta has one dataset for each. */
export const conversionDatasets = pgTable(
  "conversion_datasets",
  {
    workspaceId: workspaceId(),
    accountId: uuid().notNull(),
    metaDatasetId: text(),
    askedAt: moment().notNull(),
    failure: jsonb().$type<DatasetFailure>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.accountId] }),
    foreignKey({
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [whatsappAccounts.workspaceId, whatsappAccounts.id],
    }),
  ],
);
