import { readOnly, systemCtx } from "../../context";
import type { TokenInput } from "../schemas";
import { getInvited, invitationGone } from "./get-invited";
import { invitationTokens } from "./tokens";

/** What somebody who follows the link of an invitation is told before she accepts. */
export async function openInvitation({ token }: TokenInput, now?: () => Date) {
  const where = invitationTokens.readToken(token);
  if (!where) throw invitationGone();
  return readOnly(systemCtx(where.ownerId, now), async (ctx) => {
    const { invitation, account, workspaceName, invitedBy } = await getInvited(ctx, where.tokenHash);
    const { email, roles, expiresAt } = invitation;
    return { workspaceName, invitedBy, email, roles, expiresAt, hasAccount: Boolean(account) };
  });
}
