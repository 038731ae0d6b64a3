import { inTransaction, systemCtx } from "../../context";
import { forbidden } from "../../errors";
import type { TokenInput } from "../schemas";
import type { Visit } from "../visit";
import { admit } from "./admit";
import { getInvited, invitationGone } from "./get-invited";
import { invitationTokens } from "./tokens";

/** Whoever is signed in as the person invited joins the workspace; to anybody else the link is of no use. Returns its id. */
export async function acceptInvitation(
  { now, origin }: Visit,
  userId: string,
  { token }: TokenInput,
): Promise<{ workspaceId: string }> {
  const where = invitationTokens.readToken(token);
  if (!where) throw invitationGone();
  const { ownerId: workspaceId, tokenHash } = where;
  await inTransaction({ ...systemCtx(workspaceId, now), origin }, async (ctx) => {
    const { invitation, account } = await getInvited(ctx, tokenHash);
    if (account?.id !== userId) {
      const { email } = invitation;
      throw forbidden(`This invitation is for ${email}. Sign in with that address.`, {
        key: "invitationOfAnother",
        params: { email },
      });
    }
    await admit(ctx, invitation, { userId, name: account.name });
  });
  return { workspaceId };
}
