import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns";
import { members } from "./identity";
import { conversations } from "./messaging";

/** Colleagues who answer together. One that is no longer needed is archived: reports go on naming it. */
export const teams = pgTable(
  "teams",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    createdAt: moment().notNull(),
    archivedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("teams_name")
      .on(table.workspaceId, sql`lower(${table.name})`)
      .where(sql`archived_at is null`),
  ],
);

/** Who belongs to a team, and from when to when; somebody may belong to several. */
export const teamMembers = pgTable(
  "team_members",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    teamId: uuid().notNull(),
    memberId: uuid().notNull(),
    joinedAt: moment().notNull(),
    leftAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.memberId],
      foreignColumns: [members.workspaceId, members.id],
    }),
    uniqueIndex("team_members_open")
      .on(table.workspaceId, table.teamId, table.memberId)
      .where(sql`left_at is null`),
    index().on(table.workspaceId, table.memberId, table.joinedAt),
  ],
);

/** Whose queue a conversation is in, and from when to when. At most one is open. */
export const conversationTeams = pgTable(
  "conversation_teams",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversationId: uuid().notNull(),
    teamId: uuid().notNull(),
    assignedAt: moment().notNull(),
    /** Nobody where an ad's campaign says which team its customers are for. */
    assignedBy: uuid(),
    endedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.assignedBy],
      foreignColumns: [members.workspaceId, members.id],
    }),
    uniqueIndex("conversation_teams_open")
      .on(table.workspaceId, table.conversationId)
      .where(sql`ended_at is null`),
    index("conversation_teams_queue")
      .on(table.workspaceId, table.teamId, table.conversationId)
      .where(sql`ended_at is null`),
    index().on(table.workspaceId, table.conversationId, table.assignedAt),
  ],
);
