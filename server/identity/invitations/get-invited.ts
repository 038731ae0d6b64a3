import { and, eq } from "drizzle-orm";
import { invitations, members, users, workspaces } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { AppError, notFound } from "../../errors";

/** What the link leads to, for the person who follows it, or why it leads nowhere any more. */
export async function getInvited(ctx: InTransaction, tokenHash: string) {
  const [row] = await ctx.db
    .select({ invitation: invitations, workspaceName: workspaces.name, invitedBy: members.name })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(
      members,
      and(eq(members.workspaceId, invitations.workspaceId), eq(members.id, invitations.invitedBy)),
    )
    .where(and(eq(invitations.workspaceId, ctx.workspaceId), eq(invitations.tokenHash, tokenHash)));
  if (!row || row.invitation.revokedAt) throw invitationGone();
  const { invitation, ...names } = row;
  if (invitation.acceptedAt) {
    throw new AppError("CONFLICT", "This invitation was accepted already. Sign in.", {
      key: "invitationAccepted",
    });
  }
  if (invitation.expiresAt <= ctx.now()) {
    throw new AppError("CONFLICT", "This invitation has expired. Ask for a new one.", {
      key: "invitationExpired",
    });
  }
  const [account] = await ctx.db.select().from(users).where(eq(users.email, invitation.email));
  return { ...names, invitation, account };
}

/** The same whether the link was never ours, was withdrawn, or was replaced by a newer one. */
export const invitationGone = () => notFound("This invitation", "invitationGone");
