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
import { phoneNumbers } from "./channels";
import { bytea, moment, workspaceId } from "./columns";

/** What customers see of a business; an empty word is one that is not there. */
export type Profile = {
  about: string;
  address: string;
  description: string;
  email: string;
  websites: string[];
  vertical: string;
  /** The id of one of our pictures. */
  picture: string;
};

export type ProfileField = keyof Profile;

/** What a customer who has not written yet can tap, or find by typing a slash. */
export type Starters = {
  prompts: { text: string }[];
  commands: { name: string; hint: string }[];
  /** Whether Meta tells us that somebody opened a new chat. */
  welcome: boolean;
};

export type StarterField = keyof Starters;
export type FormField = ProfileField | StarterField;

/** Why Meta does not have what was sent, with what Meta said of it. */
export type SendFailure = {
  kind: "refused" | "notTaken" | "unreachable";
  at: string;
  /** The fields it is about, if that can be told. */
  fields: FormField[];
  /** The key of our own sentence, where Meta's code has one. */
  key?: string;
  code?: number;
  words?: string;
  traceId?: string;
};

/** A form as Meta returns it, as it is being written here, and what was sent and is not confirmed yet. */
const formColumns = <F>() => ({
  /** Counts every change that a person may have to know of before she makes the next. */
  version: integer().notNull().default(0),
  /** As Meta returned it when it was last asked; nothing until the first answer. */
  live: jsonb().$type<F>(),
  readAt: moment(),
  liveSince: moment(),
  /** The fields that were changed here, and what Meta had in them when the change began. */
  draft: jsonb()
    .$type<Partial<F>>()
    .notNull()
    .default({} as Partial<F>),
  base: jsonb()
    .$type<Partial<F>>()
    .notNull()
    .default({} as Partial<F>),
  draftedBy: uuid(),
  draftedAt: moment(),
  sent: jsonb().$type<Partial<F>>(),
  sentBy: uuid(),
  sentAt: moment(),
  /** Counts the beginnings and ends of sending: what was read across one of them says nothing. */
  sends: integer().notNull().default(0),
  /** What it was when Meta was last seen. */
  seenSends: integer().notNull().default(0),
  failure: jsonb().$type<SendFailure>(),
});

/** A number's public profile: what Meta returns, what is being written here, and what was sent and is not confirmed yet. */
export const businessProfiles = pgTable(
  "business_profiles",
  {
    workspaceId: workspaceId(),
    numberId: uuid().notNull(),
    ...formColumns<Profile>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.numberId] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);

/** What a customer of a number finds in a new chat. */
export const conversationStarters = pgTable(
  "conversation_starters",
  {
    workspaceId: workspaceId(),
    numberId: uuid().notNull(),
    ...formColumns<Starters>(),
    /** The last change, if it was made neither here nor by us. */
    elsewhere: jsonb().$type<{ at: string; fields: StarterField[] }>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.numberId] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);

/** The profile as it was at Meta from a moment on, and who made it so. */
export const profileRevisions = pgTable(
  "profile_revisions",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    at: moment().notNull(),
    /** `found`: as it was when we first asked; `elsewhere`: changed in Meta's manager or by another program. */
    source: text({ enum: ["found", "here", "elsewhere"] }).notNull(),
    memberId: uuid(),
    profile: jsonb().$type<Profile>().notNull(),
    /** What the changed fields held before. */
    before: jsonb().$type<Partial<Profile>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    index().on(table.workspaceId, table.numberId, table.at),
  ],
);

/** A picture that a number had or is to have: one of ours with its bytes, or one that somebody gave it at Meta. */
export const profilePictures = pgTable(
  "profile_pictures",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    /** A square JPEG, as it is sent. Everybody may see it, so that it is not sealed. */
    image: bytea(),
    uploadedBy: uuid(),
    createdAt: moment().notNull().defaultNow(),
    /** What stays the same in the addresses that Meta gives it. */
    metaKey: text(),
    /** When it was last sent, and what Meta showed then: whatever comes in its place is this one. */
    sentAt: moment(),
    keyBefore: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    index().on(table.workspaceId, table.numberId, table.metaKey),
  ],
);

/** What an Official Business Account is asked for with. */
export type OfficialApplication = {
  website: string;
  country: string;
  language: string;
  /** The brand or company behind the business. */
  brand: string;
  /** Where others wrote about it. */
  links: string[];
  more: string;
};

export const reviewKinds = ["name", "official"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/**
 * `asking`: on its way, or its answer was lost; `refused`: Meta did not take the request; `withdrawn`: over without a
 * decision.
 */
const reviewStatuses = ["asking", "pending", "approved", "rejected", "refused", "withdrawn"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

export type ReviewFailure = Omit<SendFailure, "fields">;

/** What Meta was asked to decide about a number: a display name, or that its business is an official one. */
export const numberReviews = pgTable(
  "number_reviews",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    kind: text({ enum: reviewKinds }).notNull(),
    /** The name that was asked for. */
    name: text(),
    /** Absent when it was made in Meta's own manager. */
    application: jsonb().$type<OfficialApplication>(),
    status: text({ enum: reviewStatuses }).notNull(),
    /** Nobody here, when it was asked for elsewhere. */
    requestedBy: uuid(),
    requestedAt: moment().notNull(),
    /** From then on Meta may have the request: it is not sent again, but looked for. */
    sentAt: moment(),
    decidedAt: moment(),
    /** Why, in Meta's own word or sentence. */
    reason: text(),
    failure: jsonb().$type<ReviewFailure>(),
    changedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    index().on(table.workspaceId, table.numberId, table.kind, table.requestedAt),
    /** Meta decides about one at a time. */
    uniqueIndex("number_reviews_open")
      .on(table.workspaceId, table.numberId, table.kind)
      .where(sql`status in ('asking', 'pending')`),
  ],
);
