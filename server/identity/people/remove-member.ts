import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { endSessions } from "../end-sessions";
import { recordAudit } from "../record-audit";
import type { MemberInput } from "../schemas";
import { decideAlone } from "./decide-alone";
import { getMember } from "./get-member";
import { keepAnOwner } from "./keep-an-owner";

/** She no longer works here and is signed out at once; what she wrote and did keeps her name. */
export function removeMember(ctx: MemberCtx, { memberId }: MemberInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { id, userId, name, email, roles } = await getMember(ctx, memberId);
    await keepAnOwner(ctx, { id, name });

    await ctx.db
      .update(members)
      .set({ removedAt: ctx.now() })
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, id)));
    await endSessions(ctx, { userId, why: "removed" });
    await recordAudit(ctx, { action: "member.removed", subject: { id, name }, before: { email, roles } });
  });
}
