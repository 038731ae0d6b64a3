import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import type { InvitationInput } from "../schemas";
import { getOpenInvitation } from "./get-open-invitation";
import { sendInvitation, spareMailbox } from "./send-invitation";

/** Sends it once more with a new link and seven more days, also when it had expired. */
export async function resendInvitation(ctx: MemberCtx, { invitationId }: InvitationInput) {
  await spareMailbox(ctx, invitationId);
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const invitation = await getOpenInvitation(ctx, invitationId);
    await recordAudit(ctx, {
      action: "invitation.resent",
      subject: { id: invitation.id, name: invitation.email },
    });
    return sendInvitation(ctx, invitation);
  });
}
