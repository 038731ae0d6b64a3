import { sql } from "drizzle-orm";
import {
  bigint,
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
import { bytea, moment, workspaceId } from "./columns";
import { workspaces } from "./identity";

/** Why Meta did not do what was asked, in our words where its code has some, and in its own beside them. */
export type AdFailure = {
  kind: "refused" | "unreachable";
  at: string;
  /** The key of our own sentence. */
  key?: string;
  code?: number;
  subcode?: number;
  words?: string;
  /** The field of our form that it is about, if that can be told. */
  field?: string;
  traceId?: string;
};

/** What Meta said of an ad account and its Page when it was last asked. */
export type AdReading = {
  accountStatus?: number;
  disableReason?: number;
  hasFunding: boolean;
  fundingName?: string;
  /** What may not be done with the token: permissions of the app, and tasks of the person on Page and account. */
  lacking: string[];
  /** The number that is linked to the Page, in digits; nothing, when there is none. */
  pageNumber?: string;
  minDailyBudgetMicros?: number;
  defaultBeneficiary?: string;
  defaultPayer?: string;
  tokenExpiresAt?: string;
  /** Meta tells us of what changes in the account; otherwise it is found by looking. */
  isTold?: boolean;
  /** Hours from UTC at that moment. */
  offsetHours?: number;
  /** Meta's names of the terms that were accepted; absent, when it did not say. */
  acceptedTerms?: string[];
  /** The least a day may cost, by what is paid for, where Meta told it for this account's currency. */
  minimums?: { impressionsMicros?: number; tapsMicros?: number };
};

/** An ad account with the Page that it advertises for; its token is sealed. */
export const adConnections = pgTable(
  "ad_connections",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    /** Meta's id, without its "act_". */
    adAccountId: text().notNull(),
    name: text().notNull(),
    currency: text().notNull(),
    timeZone: text().notNull(),
    pageId: text().notNull(),
    pageName: text().notNull(),
    instagramId: text(),
    instagramName: text(),
    /** Where conversions are reported to. */
    datasetId: text(),
    sealedToken: bytea().notNull(),
    connectedBy: uuid(),
    connectedAt: moment().notNull(),
    disconnectedAt: moment(),
    reading: jsonb().$type<AdReading>(),
    readAt: moment(),
    /** What stopped the last look. */
    failure: jsonb().$type<AdFailure>(),
    /** When its campaigns were last read. */
    listedAt: moment(),
    /** For when Meta's own word of a change last had them read again. */
    rereadAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("ad_connections_open")
      .on(table.workspaceId, table.adAccountId)
      .where(sql`disconnected_at is null`),
  ],
);

/** A picture for ads, as it is uploaded to Meta. */
export const adPictures = pgTable(
  "ad_pictures",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    image: bytea().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    uploadedBy: uuid().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** What keeps something from delivering, in Meta's words. */
export type AdIssue = { code?: number; summary: string; words: string };

/** What Meta says of a campaign, an ad set or an ad, read again and again. */
const stateColumns = () => ({
  metaId: text().notNull(),
  name: text().notNull(),
  /** What was chosen, here or in Ads Manager. */
  status: text().notNull(),
  /** What became of it, with its parents: what is shown. */
  effectiveStatus: text().notNull(),
  issues: jsonb().$type<AdIssue[]>().notNull().default([]),
  createdAt: moment().notNull(),
  readAt: moment().notNull(),
});

/** In micro-units of the ad account's currency; nothing where the budget lies on the other level. */
const budgetColumns = () => ({
  dailyBudgetMicros: bigint({ mode: "bigint" }),
  lifetimeBudgetMicros: bigint({ mode: "bigint" }),
});

/** A campaign of the ad account: made here, or found there. */
export const campaigns = pgTable(
  "campaigns",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    /** The draft it was made from; nothing, when it was made in Ads Manager. */
    draftId: uuid(),
    objective: text(),
    ...stateColumns(),
    ...budgetColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    unique().on(table.workspaceId, table.metaId),
    index().on(table.workspaceId, table.connectionId, table.createdAt),
  ],
);

export const adSets = pgTable(
  "ad_sets",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    campaignId: uuid().notNull(),
    startsAt: moment(),
    endsAt: moment(),
    /** Meta's word for how far it has learned whom to show the ads to. */
    learning: text(),
    ...stateColumns(),
    ...budgetColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    unique().on(table.workspaceId, table.metaId),
    index().on(table.workspaceId, table.campaignId),
  ],
);

/** What an ad shows. Meta changes none: another text is another creative. */
export const creatives = pgTable(
  "creatives",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    metaId: text().notNull(),
    headline: text(),
    primaryText: text(),
    description: text(),
    /** One of our pictures; nothing, when it was made elsewhere. */
    pictureId: uuid(),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    unique().on(table.workspaceId, table.metaId),
  ],
);

export const ads = pgTable(
  "ads",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    adSetId: uuid().notNull(),
    creativeId: uuid(),
    /** Why Meta's review refused it: a key of Meta's with its sentence. */
    reviewFeedback: jsonb().$type<Record<string, string>>(),
    ...stateColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.adSetId],
      foreignColumns: [adSets.workspaceId, adSets.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.creativeId],
      foreignColumns: [creatives.workspaceId, creatives.id],
    }),
    unique().on(table.workspaceId, table.metaId),
    index().on(table.workspaceId, table.adSetId),
  ],
);

/** Why a rule or a limit changed something, with the figures that led to it. */
export type Because =
  | {
      kind: "cost";
      days: number;
      spentMicros: number;
      conversations: number;
      mostMicros: number;
      currency: string;
    }
  | { kind: "late"; days: number; late: number; of: number; mostPercent: number; lateAfterMinutes: number }
  | { kind: "absent"; minutes: number }
  | { kind: "present" }
  | {
      kind: "limit";
      month: string;
      spentMicros: number;
      unseenMicros: number;
      limitMicros: number;
      currency: string;
    };

/** A change of a campaign or of what it holds: made here, or found at Meta, where nobody says who made it. */
export const campaignChanges = pgTable(
  "campaign_changes",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    campaignId: uuid().notNull(),
    level: text({ enum: ["campaign", "adSet", "ad"] }).notNull(),
    subjectId: uuid().notNull(),
    at: moment().notNull(),
    source: text({ enum: ["here", "elsewhere", "rule", "limit"] }).notNull(),
    memberId: uuid(),
    field: text({ enum: ["name", "status", "dailyBudget", "lifetimeBudget", "endsAt"] }).notNull(),
    before: text(),
    after: text(),
    /** Of a rule or a limit. */
    because: jsonb().$type<Because>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
    }),
    index().on(table.workspaceId, table.campaignId, table.at),
  ],
);
