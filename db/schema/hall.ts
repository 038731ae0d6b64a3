import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, moment, workspaceId } from "./columns";

/**
 * What Meta posted, sealed and as it came. It belongs to no workspace yet: one delivery may speak of several numbers.
 * `lane` keeps a customer's deliveries in order: a lane is processed by one worker at a time, oldest first.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    lane: smallint().notNull(),
    sealedBody: bytea().notNull(),
    receivedAt: moment().notNull().default(sql`clock_timestamp()`),
    processedAt: moment(),
    attempts: smallint().notNull().default(0),
    nextAttemptAt: moment(),
    /** Set when every attempt failed: kept for a person to look at and replay. */
    failedAt: moment(),
    lastError: text(),
    /** Asked for once more by a person: how late it is then says nothing about Meta or us. */
    replayedAt: moment(),
    /** The trace that accepting it began, when traces are made. */
    traceParent: text(),
  },
  (table) => [
    index("deliveries_waiting")
      .on(table.lane, table.id)
      .where(sql`processed_at is null and failed_at is null`),
    index("deliveries_failed").on(table.failedAt).where(sql`failed_at is not null`),
    index("deliveries_received").on(table.receivedAt),
  ],
);

/**
 * What a delivery held that we could not place: an unknown field or type, a number nobody connected; and what of it could
 * not be processed at all (`failed`, at positions below zero, one for each place it speaks of). `scope` is the workspace
 * it was routed to, or the nil UUID: then it shows itself to whoever connects that number or account later.
 */
export const deliveryFindings = pgTable(
  "delivery_findings",
  {
    deliveryId: bigint({ mode: "bigint" }).notNull(),
    position: integer().notNull(),
    reason: text().notNull(),
    detail: text().notNull(),
    foundAt: moment().notNull().defaultNow(),
    scope: uuid().notNull().default(sql`'00000000-0000-0000-0000-000000000000'`),
    wabaId: text(),
    phoneNumberId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryId, table.position] }),
    index().on(table.foundAt),
    index().on(table.scope, table.foundAt),
  ],
);

/**
 * How many messages and statuses became visible in a minute, by how late they were: whole seconds between Meta's own
 * time and our commit. Each database connection counts in rows of its own, so that workers do not wait for each other.
 */
export const deliveryDelays = pgTable(
  "delivery_delays",
  {
    workspaceId: workspaceId(),
    minute: moment().notNull(),
    backend: integer().notNull(),
    kind: text({ enum: ["message", "status"] }).notNull(),
    delaySeconds: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.minute, table.backend, table.kind, table.delaySeconds],
    }),
  ],
);

/** Work to do outside the request, committed together with what asked for it. */
export const jobs = pgTable(
  "jobs",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    payload: jsonb().$type<unknown>().notNull(),
    /** Jobs of one lane run one after the other, in the order of their ids. */
    lane: text(),
    /** While a job with this key waits, asking for it again changes nothing. */
    key: text(),
    runAt: moment().notNull(),
    attempts: smallint().notNull().default(0),
    /** The lease of the worker that has it; a killed worker's lease runs out and another takes over. */
    claimedUntil: moment(),
    failedAt: moment(),
    lastError: text(),
    /** The trace that asked for it, when traces are made. */
    traceParent: text(),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("jobs_due").on(table.runAt).where(sql`failed_at is null`),
    index("jobs_lane").on(table.lane, table.id).where(sql`failed_at is null and lane is not null`),
    uniqueIndex("jobs_key")
      .on(table.workspaceId, table.name, table.key)
      .where(sql`failed_at is null and claimed_until is null and key is not null`),
  ],
);

/**
 * How often something was tried lately, for example a password: one row for each key until its time is over. Keys are
 * hashed, because they name people and addresses; they belong to no workspace, because nobody is known yet.
 */
export const allowances = pgTable(
  "allowances",
  {
    key: bytea().primaryKey(),
    taken: integer().notNull(),
    resetsAt: moment().notNull(),
  },
  (table) => [index().on(table.resetsAt)],
);
