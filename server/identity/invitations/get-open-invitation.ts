import { and, eq, isNull } from "drizzle-orm";
import { invitations } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";

/** The condition of an invitation that nobody has accepted or withdrawn. */
export const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

/** An invitation that is still open, held until the transaction ends. */
export async function getOpenInvitation(ctx: InTransaction, invitationId: string) {
  const [invitation] = await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.workspaceId, ctx.workspaceId), eq(invitations.id, invitationId), isOpen))
    .for("update");
  if (!invitation) throw notFound("This invitation", "invitationNotFound");
  return invitation;
}
