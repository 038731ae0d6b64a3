import { and, eq } from "drizzle-orm";
import { invitations, members, workspaces } from "@/db/schema/identity";
import type { InTransaction, MemberCtx } from "../../context";
import { AppError } from "../../errors";
import { isMailConfigured, linkTo, mailOrShow } from "../../mail";
import { takeFromAllowance } from "../../throttle";
import { invitationLetter } from "./invitation-letter";
import { invitationTokens } from "./tokens";

const lastsMs = 7 * 24 * 60 * 60 * 1000;
const perHour = { limit: 5, windowSeconds: 60 * 60 };
const ofWorkspacePerHour = { limit: 100, windowSeconds: 60 * 60 };

/**
 * Nobody's mailbox is to be flooded from here, nor everybody's, with letters in which a stranger chooses some of the words.
 * Asked before the transaction, which holds a connection of its own.
 */
export async function spareMailbox({ workspaceId }: MemberCtx, key: string): Promise<void> {
  const [there, here] = await Promise.all([
    takeFromAllowance(`invitation ${key}`, perHour),
    takeFromAllowance(`invitations of ${workspaceId}`, ofWorkspacePerHour),
  ]);
  if (!there.allowed) {
    const message = "Several invitations went there within an hour. Wait a little.";
    throw new AppError("RATE_LIMITED", message, { key: "invitedTooOften" });
  }
  if (!here.allowed) {
    const message = "This was tried too often. Wait a while, then try again.";
    throw new AppError("RATE_LIMITED", message, { key: "triedTooOften" });
  }
}

type Invitation = Pick<typeof invitations.$inferSelect, "id" | "email" | "language">;

/** Sends a new link; the former one leads nowhere from then on. Where no e-mail is configured, the link is given back. */
export async function sendInvitation(
  ctx: InTransaction<MemberCtx>,
  { id, email, language }: Invitation,
): Promise<{ shownLink?: string }> {
  const { token, tokenHash } = invitationTokens.newToken(ctx.workspaceId);
  const now = ctx.now();
  // Only a link that went to the address and to nobody else proves, when it comes back, whose address it is.
  const sentAt = isMailConfigured() ? now : null;
  await ctx.db
    .update(invitations)
    .set({ tokenHash, sentAt, expiresAt: new Date(now.getTime() + lastsMs) })
    .where(and(eq(invitations.workspaceId, ctx.workspaceId), eq(invitations.id, id)));

  const [names] = await ctx.db
    .select({ workspaceName: workspaces.name, inviterName: members.name })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, ctx.actor.memberId)));
  // Behind the "#", so that neither a server's log nor another site ever reads it.
  const link = linkTo(`/invitation#${token}`);
  return mailOrShow(ctx, { to: email, ...invitationLetter({ ...names!, link }, language) }, link);
}
