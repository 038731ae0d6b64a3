import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { conversationLabels } from "@/db/schema/labels";
import { conversations } from "@/db/schema/messaging";
import { conversationTeams, teamMembers, teams } from "@/db/schema/teams";
import type { InTransaction, MemberCtx } from "../context";

/** In the queue of a team; without one, of any team that the reader belongs to. */
export function isInQueue({ db, workspaceId, actor }: InTransaction<MemberCtx>, teamId?: string): SQL {
  const own = db
    .select({ id: teams.id })
    .from(teamMembers)
    .innerJoin(teams, and(eq(teams.workspaceId, teamMembers.workspaceId), eq(teams.id, teamMembers.teamId)))
    .where(
      and(
        eq(teamMembers.workspaceId, workspaceId),
        eq(teamMembers.memberId, actor.memberId),
        isNull(teamMembers.leftAt),
        isNull(teams.archivedAt),
      ),
    );
  const inQueue = db
    .select({ id: conversationTeams.conversationId })
    .from(conversationTeams)
    .where(
      and(
        eq(conversationTeams.workspaceId, workspaceId),
        // Asked for once, so that the queue is found by its index.
        sql`${conversationTeams.teamId} = any(${teamId ? sql`array[${teamId}::uuid]` : sql`array(${own})`})`,
        isNull(conversationTeams.endedAt),
      ),
    );
  return sql`${conversations.id} in (${inQueue})`;
}

/** Has the label now. */
export function wearsLabel({ db, workspaceId }: InTransaction, labelId: string): SQL {
  const wearing = db
    .select({ id: conversationLabels.conversationId })
    .from(conversationLabels)
    .where(
      and(
        eq(conversationLabels.workspaceId, workspaceId),
        eq(conversationLabels.labelId, labelId),
        isNull(conversationLabels.removedAt),
      ),
    );
  return sql`${conversations.id} in (${wearing})`;
}
