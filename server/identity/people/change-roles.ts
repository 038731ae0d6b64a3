import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { endSessions } from "../end-sessions";
import { recordAudit } from "../record-audit";
import { type ChangeRolesInput, roles as everyRole } from "../schemas";
import { decideAlone } from "./decide-alone";
import { getMember } from "./get-member";
import { keepAnOwner } from "./keep-an-owner";

/** From now on she may do what these roles may. She is signed out, so that no open page goes on with the former ones. */
export function changeRoles(ctx: MemberCtx, { memberId, roles: asked }: ChangeRolesInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { id, userId, name, roles: before } = await getMember(ctx, memberId);
    const roles = everyRole.filter((role) => asked.includes(role));
    if (roles.length === before.length && roles.every((role) => before.includes(role))) return;
    if (!roles.includes("owner")) await keepAnOwner(ctx, { id, name });

    await ctx.db
      .update(members)
      .set({ roles })
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, id)));
    await endSessions(ctx, { userId, why: "roles" });
    await recordAudit(ctx, {
      action: "member.roles_changed",
      subject: { id, name },
      before: { roles: before },
      after: { roles },
    });
  });
}
