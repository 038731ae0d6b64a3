import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
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
import { moment, workspaceId } from "./columns";
import { members } from "./identity";

/** What a member must be told. While it lasts, the same about the same subject is this row again, with a higher count. */
export const alerts = pgTable(
  "alerts",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    /** The one person it is for; otherwise it is for the roles of its kind. */
    memberId: uuid(),
    params: jsonb().$type<Record<string, string | number>>().notNull(),
    count: integer().notNull().default(1),
    raisedAt: moment().notNull(),
    lastRaisedAt: moment().notNull(),
    /** Who read it before this moment has it unread again. */
    rangAt: moment().notNull(),
    resolvedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("alerts_open")
      .on(table.workspaceId, table.kind, table.subjectType, table.subjectId)
      .where(sql`resolved_at is null`),
    index("alerts_rang").on(table.workspaceId, table.rangAt, table.id),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** Who has read which alert, and when last. */
export const alertReads = pgTable(
  "alert_reads",
  {
    workspaceId: workspaceId(),
    alertId: uuid().notNull(),
    memberId: uuid().notNull(),
    readAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.alertId, table.memberId] }),
    foreignKey({
      columns: [table.workspaceId, table.alertId],
      foreignColumns: [alerts.workspaceId, alerts.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** How a member wants to hear of a kind; without a row, as the kind itself proposes. */
export const alertPreferences = pgTable(
  "alert_preferences",
  {
    workspaceId: workspaceId(),
    memberId: uuid().notNull(),
    kind: text().notNull(),
    inApp: boolean().notNull(),
    email: text({ enum: ["off", "atOnce", "daily"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.memberId, table.kind] }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** When a member's daily e-mail goes out, in the workspace's time zone, and up to where the last one told. */
export const alertDigests = pgTable(
  "alert_digests",
  {
    workspaceId: workspaceId(),
    memberId: uuid().notNull(),
    hour: smallint().notNull(),
    toldUntil: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.memberId] }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);
