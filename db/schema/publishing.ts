import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type AdFailure, adConnections } from "./ads";
import { moment, workspaceId } from "./columns";

/** What is on the form, right or wrong, for whoever goes on with it. `version` keeps two tabs from undoing each other. */
export const campaignDrafts = pgTable(
  "campaign_drafts",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    /** Written and read through `campaignForm` in server/ads/schemas.ts. */
    form: jsonb().$type<Record<string, unknown>>().notNull(),
    version: integer().notNull().default(1),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull(),
    changedBy: uuid().notNull(),
    changedAt: moment().notNull(),
    discardedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    index().on(table.workspaceId, table.changedAt),
  ],
);

export const publicationStates = ["running", "stopped", "published", "undoing", "undone"] as const;

/** A draft on its way to Meta, or back from it. */
export const publications = pgTable(
  "publications",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    draftId: uuid().notNull(),
    connectionId: uuid().notNull(),
    state: text({ enum: publicationStates }).notNull(),
    /** The draft's form, as it was when it was sent or last gone on with. */
    form: jsonb().$type<Record<string, unknown>>().notNull(),
    startedBy: uuid().notNull(),
    startedAt: moment().notNull(),
    endedAt: moment(),
    /** What it stopped at; while it runs, what it waits for. */
    failure: jsonb().$type<AdFailure>(),
    waitsUntil: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.draftId],
      foreignColumns: [campaignDrafts.workspaceId, campaignDrafts.id],
    }),
    /** A draft is published once: two clicks make one campaign. */
    uniqueIndex("publications_open").on(table.workspaceId, table.draftId).where(sql`state <> 'undone'`),
  ],
);

export const publishingSteps = [
  "campaign",
  "adSet",
  "video",
  "image",
  "creative",
  "ad",
  "startAd",
  "startAdSet",
  "startCampaign",
] as const;
export type PublishingStepKind = (typeof publishingSteps)[number];

/**
 * Those that each ad of a campaign with several has for itself; from the second ad on with its number behind them, and of
 * several pictures of one ad from the second on with the picture's behind that.
 */
export const adSteps = ["video", "image", "creative", "ad", "startAd"] as const;
type AdStepKind = (typeof adSteps)[number];
export type StepName = PublishingStepKind | `${AdStepKind} ${number}` | `${AdStepKind} ${number} ${number}`;

/**
 * One thing that Meta is asked for. `sentAt` without `doneAt`: Meta may have done it, so it is looked for before it is
 * asked again.
 */
export const publicationSteps = pgTable(
  "publication_steps",
  {
    workspaceId: workspaceId(),
    publicationId: uuid().notNull(),
    /** Which step it is. */
    kind: text().$type<StepName>().notNull(),
    sentAt: moment(),
    doneAt: moment(),
    /** The id, or the hash of an image, that Meta gave it. */
    metaId: text(),
    /** What was asked: a step that is done cannot be asked for something else. */
    fingerprint: text(),
    undoneAt: moment(),
    /** Why Meta refused it while other ads of the campaign went on: this one is left out. */
    failure: jsonb().$type<AdFailure>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.publicationId, table.kind] }),
    foreignKey({
      columns: [table.workspaceId, table.publicationId],
      foreignColumns: [publications.workspaceId, publications.id],
    }),
  ],
);
