import { inTransaction } from "../context";
import { invite } from "../identity/invitations/invite";
import { listInvitations } from "../identity/invitations/list-invitations";
import { resendInvitation } from "../identity/invitations/resend-invitation";
import { withdrawInvitation } from "../identity/invitations/withdraw-invitation";
import { changeRoles } from "../identity/people/change-roles";
import { listMembers } from "../identity/people/list-members";
import { removeMember } from "../identity/people/remove-member";
import { mayCall } from "../identity/permissions";
import { changeRolesInput, invitationInput, inviteInput, memberInput } from "../identity/schemas";
import { releaseConversationsOf } from "../inbox/release-conversations-of";
import { memberProcedure, router } from "./base";

export const peopleRouter = router({
  list: memberProcedure.query(({ ctx }) => listMembers(ctx)),

  changeRoles: memberProcedure.input(changeRolesInput).mutation(({ ctx, input }) =>
    inTransaction(ctx, async (ctx) => {
      await changeRoles(ctx, input);
      const released = mayCall(input.roles, "inbox.reply") ? 0 : await releaseConversationsOf(ctx, input);
      return { released };
    }),
  ),

  remove: memberProcedure.input(memberInput).mutation(({ ctx, input }) =>
    inTransaction(ctx, async (ctx) => {
      await removeMember(ctx, input);
      return { released: await releaseConversationsOf(ctx, input) };
    }),
  ),

  invitations: memberProcedure.query(({ ctx }) => listInvitations(ctx)),
  invite: memberProcedure.input(inviteInput).mutation(({ ctx, input }) => invite(ctx, input)),
  resend: memberProcedure.input(invitationInput).mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  withdraw: memberProcedure
    .input(invitationInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx, input)),
});
