import { and, eq } from "drizzle-orm";
import { invitations } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import type { InvitationInput } from "../schemas";
import { getOpenInvitation } from "./get-open-invitation";

/** Its link leads nowhere from now on. */
export function withdrawInvitation(ctx: MemberCtx, { invitationId }: InvitationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { id, email, roles } = await getOpenInvitation(ctx, invitationId);
    await ctx.db
      .update(invitations)
      .set({ revokedAt: ctx.now(), tokenHash: null })
      .where(and(eq(invitations.workspaceId, ctx.workspaceId), eq(invitations.id, id)));
    await recordAudit(ctx, {
      action: "invitation.withdrawn",
      subject: { id, name: email },
      before: { roles },
    });
  });
}
