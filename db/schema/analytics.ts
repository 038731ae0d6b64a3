import {
  bigint,
  boolean,
  date,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";

/** What changed in the facts since the roll-ups were last brought up to date; written by triggers, in order. */
const changeColumns = () => ({
  workspaceId: workspaceId(),
  id: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  /** 1 for a fact that is there now, -1 for one that is so no more. */
  sign: smallint().notNull(),
});

/** The nil UUID and the empty word stand for "none", and for what a slice does not tell apart: a key holds no null. */
const none = "00000000-0000-0000-0000-000000000000";
const numberId = () => uuid().notNull().default(none);
const memberId = () => uuid().notNull().default(none);
const teamId = () => uuid().notNull().default(none);
const templateId = () => uuid().notNull().default(none);
const broadcastId = () => uuid().notNull().default(none);
const word = () => text().notNull().default("");
/** By what the customer had last come: `code:` with the id of a QR code, `ad:` with Meta's id, or empty. */
const touch = word;

/** Whose word ended a wait; `closed` when somebody closed the conversation without one. */
export const waitEnds = ["person", "automatic", "closed"] as const;

export const latencyChanges = pgTable(
  "latency_changes",
  {
    ...changeColumns(),
    askedAt: moment().notNull(),
    endedBy: text({ enum: waitEnds }).notNull(),
    isFirst: boolean().notNull(),
    numberId: numberId(),
    memberId: memberId(),
    country: word(),
    touch: touch(),
    teamId: teamId(),
    seconds: integer().notNull(),
    workingSeconds: integer(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const chargeChanges = pgTable(
  "charge_changes",
  {
    ...changeColumns(),
    deliveredAt: moment().notNull(),
    numberId: numberId(),
    country: word(),
    market: word(),
    category: word(),
    pricingType: word(),
    basis: word(),
    regime: word(),
    templateId: templateId(),
    broadcastId: broadcastId(),
    touch: touch(),
    teamId: teamId(),
    memberId: memberId(),
    launchKind: word(),
    currency: word(),
    /** 0 where only Meta's report is in this currency, and the message is counted in another. */
    messages: smallint().notNull(),
    estimatedMicros: bigint({ mode: "bigint" }),
    reportedMicros: bigint({ mode: "bigint" }),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/**
 * Which facts a row of a roll-up sums up: those of one day, week, month or quarter in the time zone of the roll-ups, told apart by what
 * its slice tells apart. A report reads the one slice that knows enough for its filters and groups, and few enough rows.
 */
const cellColumns = () => ({
  workspaceId: workspaceId(),
  slice: text().notNull(),
  grain: text({ enum: ["day", "week", "month", "quarter"] }).notNull(),
  startsOn: date().notNull(),
  numberId: numberId(),
  country: word(),
  touch: touch(),
  teamId: teamId(),
});

/** How long customers waited. The histograms count waits by bucket, each entry being bucket × 2³² + count. */
export const latencyRollups = pgTable(
  "latency_rollups",
  {
    ...cellColumns(),
    memberId: memberId(),
    /** Of the slices of hours: 0 is Monday from midnight to one; -1 elsewhere. */
    weekHour: smallint().notNull().default(-1),
    endedBy: text({ enum: waitEnds }).notNull(),
    isFirst: boolean().notNull(),
    seconds: bigint({ mode: "bigint" }).notNull(),
    workingSeconds: bigint({ mode: "bigint" }).notNull(),
    waits: bigint({ mode: "bigint" }).array().notNull(),
    workingWaits: bigint({ mode: "bigint" }).array().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.slice,
        table.grain,
        table.startsOn,
        table.weekHour,
        table.numberId,
        table.memberId,
        table.country,
        table.touch,
        table.teamId,
        table.endedBy,
        table.isFirst,
      ],
    }),
  ],
);

/** What was delivered and what it cost, each currency by itself. */
export const billedRollups = pgTable(
  "billed_rollups",
  {
    ...cellColumns(),
    market: word(),
    category: word(),
    pricingType: word(),
    basis: word(),
    regime: word(),
    templateId: templateId(),
    broadcastId: broadcastId(),
    memberId: memberId(),
    /** What the rule of 2018 calls these messages. */
    launchKind: word(),
    currency: word(),
    messages: bigint({ mode: "number" }).notNull(),
    estimatedMicros: bigint({ mode: "bigint" }).notNull(),
    reportedMicros: bigint({ mode: "bigint" }).notNull(),
    reportedMessages: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.slice,
        table.grain,
        table.startsOn,
        table.numberId,
        table.country,
        table.market,
        table.category,
        table.pricingType,
        table.basis,
        table.regime,
        table.templateId,
        table.broadcastId,
        table.touch,
        table.teamId,
        table.memberId,
        table.launchKind,
        table.currency,
      ],
    }),
  ],
);

/** In which time zone the roll-ups of a workspace are, since when, and when changes were last taken into them. */
export const rollupStates = pgTable(
  "rollup_states",
  {
    workspaceId: workspaceId(),
    timeZone: text().notNull(),
    builtAt: moment().notNull(),
    foldedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);
