import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { teamMembers, teams } from "@/db/schema/teams";
import { type Ctx, readOnly } from "../../context";

/** Every team by name, with who belongs to it; those that are archived too. */
export function listTeams(ctx: Ctx) {
  return readOnly(ctx, async (ctx) => {
    const found = await ctx.db
      .select({ id: teams.id, name: teams.name, archivedAt: teams.archivedAt })
      .from(teams)
      .where(eq(teams.workspaceId, ctx.workspaceId))
      .orderBy(asc(teams.name), asc(teams.id));
    const belonging = await ctx.db
      .select({ teamId: teamMembers.teamId, id: members.id, name: members.name })
      .from(teamMembers)
      .innerJoin(
        members,
        and(eq(members.workspaceId, teamMembers.workspaceId), eq(members.id, teamMembers.memberId)),
      )
      .where(
        and(
          eq(teamMembers.workspaceId, ctx.workspaceId),
          isNull(teamMembers.leftAt),
          isNull(members.removedAt),
        ),
      )
      .orderBy(asc(members.name), asc(members.id));
    return found.map(({ archivedAt, ...team }) => ({
      ...team,
      isArchived: archivedAt !== null,
      members: belonging.filter(({ teamId }) => teamId === team.id).map(({ id, name }) => ({ id, name })),
    }));
  });
}
