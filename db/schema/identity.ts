import { sql } from "drizzle-orm";
import {
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

export const workspaces = pgTable("workspaces", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  timeZone: text().notNull(),
  currency: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  /** Since when everyone here must sign in with two factors; nothing when it is up to each. */
  twoFactorRequiredAt: moment(),
});

/** From one time of the day to another, as "09:00"; one that closes no later than it opens goes on over midnight. */
export type OpenHours = { opensAt: string; closesAt: string };

/** A day that is not like others of its week: closed, unless it has hours of its own. */
export type Holiday = { date: string; name: string; hours: OpenHours[] };

/**
 * When somebody is there to answer. Never edited: saving adds a row, so that what was true at a time can be asked later.
 * Without a row a workspace is open day and night.
 */
export const workingHours = pgTable(
  "working_hours",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    /** From when on these hours hold, until the next ones do. */
    since: moment().notNull(),
    timeZone: text().notNull(),
    /** Monday first. */
    week: jsonb().$type<OpenHours[][]>().notNull(),
    holidays: jsonb().$type<Holiday[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.since),
  ],
);

/** A person who signs in; what she may do is said by her memberships. */
export const users = pgTable("users", {
  id: uuid().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text().notNull(),
  /** When she proved that the address is hers, by a link that went there or by the word of her provider. */
  emailProvenAt: moment(),
  /** The language she reads, for what is written to her while she is away. */
  locale: text(),
  createdAt: moment().notNull().defaultNow(),
});

export const members = pgTable(
  "members",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    roles: text({ enum: ["owner", "marketer", "finance", "agent"] })
      .array()
      .notNull(),
    createdAt: moment().notNull().defaultNow(),
    removedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.userId),
  ],
);

/**
 * What lets another program in. The secret itself is shown once and kept as its SHA-256, which is enough for 256
 * random bits; `handle` is the part of the key that is not secret, by which people and the door tell keys apart.
 */
export const apiKeys = pgTable(
  "api_keys",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    handle: text().notNull(),
    name: text().notNull(),
    scopes: text({
      enum: ["me:read", "reports:read", "outcomes:write", "labels:write", "notifications:write"],
    })
      .array()
      .notNull(),
    secretHash: bytea().notNull(),
    /** After a rotation the former secret works on until this moment. */
    previousSecretHash: bytea(),
    previousWorksUntil: moment(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    rotatedAt: moment(),
    expiresAt: moment(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.handle),
    foreignKey({
      columns: [table.workspaceId, table.createdBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** An address that was asked to join, until somebody accepts with the link that was sent there. */
export const invitations = pgTable(
  "invitations",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    email: text().notNull(),
    roles: text({ enum: ["owner", "marketer", "finance", "agent"] })
      .array()
      .notNull(),
    language: text({ enum: ["en", "fr", "nl"] }).notNull(),
    /** Of the newest link; older ones lead nowhere. */
    tokenHash: text(),
    invitedBy: uuid().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    sentAt: moment(),
    acceptedAt: moment(),
    revokedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.invitedBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    unique().on(table.workspaceId, table.tokenHash),
    uniqueIndex("invitations_open")
      .on(table.workspaceId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
);

/**
 * Where a person is signed in. It is hers and no workspace's: she chooses one at a time, so its workspace is a column like
 * any other. The cookie holds nothing but the id, signed; whether it still counts is said here, at every request.
 */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    chosenWorkspaceId: uuid().notNull(),
    ip: text(),
    userAgent: text(),
    createdAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
    endedWhy: text({ enum: ["signedOut", "revoked", "replaced", "password", "roles", "removed"] }),
  },
  (table) => [
    index("sessions_open").on(table.userId, table.lastSeenAt).where(sql`ended_at is null`),
    index("sessions_chosen").on(table.chosenWorkspaceId, table.userId).where(sql`ended_at is null`),
    index("sessions_expiring").on(table.expiresAt),
  ],
);

/** Who changed what, from where. The application may add a row and read it; it can neither change nor remove one. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    at: moment().notNull(),
    action: text().notNull(),
    actorKind: text({ enum: ["member", "apiKey", "system"] }).notNull(),
    memberId: uuid(),
    apiKeyId: uuid(),
    subjectId: text(),
    /** What the subject was called at that time. */
    subjectName: text(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    ip: text(),
    userAgent: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index().on(table.workspaceId, table.memberId, table.id),
    index().on(table.workspaceId, table.action, table.id),
  ],
);

/**
 * Data keys, wrapped by a master key of the environment. `scope` is a workspace, or the nil UUID for what belongs
 * to none (raw deliveries). The highest version seals; every version opens what it sealed.
 */
export const dataKeys = pgTable(
  "data_keys",
  {
    scope: uuid().notNull(),
    version: integer().notNull(),
    masterKeyId: text().notNull(),
    wrapped: bytea().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.version] })],
);
