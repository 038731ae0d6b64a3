import { and, eq } from "drizzle-orm";
import { teams } from "@/db/schema/teams";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import { getTeam, requireFreeName } from "./get-team";
import type { ChangeTeamInput } from "./schemas";
import { membersOf, setMembers } from "./team-members";

/** Another name, other members; what the team answered before stays the team's. */
export function changeTeam(ctx: MemberCtx, { teamId, name, memberIds }: ChangeTeamInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const team = await getTeam(ctx, teamId);
    await requireFreeName(ctx, name, teamId);
    const described = async (name: string) => ({
      name,
      members: (await membersOf(ctx, teamId)).map((member) => member.name).join(", "),
    });
    const before = await described(team.name);
    await ctx.db
      .update(teams)
      .set({ name })
      .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.id, teamId)));
    await setMembers(ctx, teamId, memberIds);
    const after = await described(name);
    if (before.name === after.name && before.members === after.members) return;
    await recordAudit(ctx, { action: "team.changed", subject: { id: teamId, name }, before, after });
  });
}
