import { acceptInvitation } from "../identity/invitations/accept-invitation";
import { join } from "../identity/invitations/join";
import { openInvitation } from "../identity/invitations/open-invitation";
import { joinInput, tokenInput } from "../identity/schemas";
import { chooseWorkspace } from "../identity/workspaces/choose-workspace";
import { memberProcedure, router, visitorProcedure } from "./base";

export const invitationRouter = router({
  // A mutation, so that the secret travels in the body and stays out of every log of addresses.
  open: visitorProcedure.input(tokenInput).mutation(({ input }) => openInvitation(input)),
  join: visitorProcedure.input(joinInput).mutation(({ ctx, input }) => join(ctx.visit, input)),
  accept: memberProcedure.input(tokenInput).mutation(async ({ ctx, input }) => {
    const { workspaceId } = await acceptInvitation(ctx, ctx.actor.userId, input);
    await chooseWorkspace(ctx, { workspaceId });
  }),
});
