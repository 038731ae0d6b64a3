import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";
import { members } from "./identity";

/** Within which time a workspace wants its customers answered. What it wanted before is in the audit trail. */
export const responseGoals = pgTable(
  "response_goals",
  {
    workspaceId: workspaceId(),
    firstMinutes: integer(),
    everyMinutes: integer(),
    /** By the clock on the wall, or within working hours only. */
    clock: text({ enum: ["calendar", "working"] }).notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/** A question to a report that somebody asks again and again, under a name. */
export const savedReports = pgTable(
  "saved_reports",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** Whose it is; others see it while it is shared. */
    memberId: uuid().notNull(),
    name: text().notNull(),
    report: text({
      enum: ["response-time", "billed-messages", "late-answers", "ad-results", "reconciliation"],
    }).notNull(),
    /** What the address says after the question mark; the period in it is as relative as it was saved. */
    query: text().notNull(),
    /** The same for a letter: a name such as "last7" or two days, and the rest of the question. */
    period: text().notNull(),
    question: jsonb().$type<Record<string, unknown>>().notNull(),
    isShared: boolean().notNull(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.memberId, table.name),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);

/** Who is sent a saved report, and when, by the clock of the workspace. */
export const reportMails = pgTable(
  "report_mails",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    savedReportId: uuid().notNull(),
    memberId: uuid().notNull(),
    every: text({ enum: ["day", "week", "month"] }).notNull(),
    /** 1 is Monday. */
    weekday: smallint(),
    /** In a month that has not so many days, on its last one. */
    monthDay: smallint(),
    hour: smallint().notNull(),
    /** The table as a file with the letter; null: the letter alone. */
    attachment: text({ enum: ["csv", "xlsx"] }),
    /** The last day for which it was written or, at first, need not be. */
    writtenFor: date().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique().on(table.workspaceId, table.savedReportId, table.memberId),
    index().on(table.workspaceId, table.memberId),
    foreignKey({
      columns: [table.workspaceId, table.savedReportId],
      foreignColumns: [savedReports.workspaceId, savedReports.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
  ],
);
