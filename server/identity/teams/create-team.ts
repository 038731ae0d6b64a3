import { v7 as uuidv7 } from "uuid";
import { teams } from "@/db/schema/teams";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import { requireFreeName } from "./get-team";
import type { CreateTeamInput } from "./schemas";
import { membersOf, setMembers } from "./team-members";

/** Colleagues who answer together from now on. */
export function createTeam(
  ctx: MemberCtx,
  { name, memberIds }: CreateTeamInput,
): Promise<{ teamId: string }> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    await requireFreeName(ctx, name);
    const id = uuidv7();
    await ctx.db.insert(teams).values({ workspaceId: ctx.workspaceId, id, name, createdAt: ctx.now() });
    await setMembers(ctx, id, memberIds);
    const members = await membersOf(ctx, id);
    await recordAudit(ctx, {
      action: "team.created",
      subject: { id, name },
      after: { name, members: members.map((member) => member.name).join(", ") },
    });
    return { teamId: id };
  });
}
