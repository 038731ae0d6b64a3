import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { invitations, members, users } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../record-audit";
import { isOpen } from "./get-open-invitation";

type Invitation = typeof invitations.$inferSelect;

/** Uses the invitation up and makes this person a member; who worked here before is the same member again. */
export async function admit(
  ctx: InTransaction,
  invitation: Invitation,
  person: { userId: string; name: string },
): Promise<void> {
  const { workspaceId } = ctx;
  const at = ctx.now();
  // Of two who come with the same link at once, the second finds it used.
  const [mine] = await ctx.db
    .update(invitations)
    .set({ acceptedAt: at })
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.id, invitation.id),
        eq(invitations.tokenHash, invitation.tokenHash ?? ""),
        gt(invitations.expiresAt, at),
        isOpen,
      ),
    )
    .returning({ id: invitations.id });
  if (!mine) {
    throw conflict("This invitation was accepted already. Sign in.", { key: "invitationAccepted" });
  }

  const { roles, email } = invitation;
  const [member] = await ctx.db
    .insert(members)
    .values({ workspaceId, id: uuidv7(), ...person, roles, createdAt: at })
    .onConflictDoUpdate({
      target: [members.workspaceId, members.userId],
      set: { roles, removedAt: null, createdAt: at },
      setWhere: isNotNull(members.removedAt),
    })
    .returning();
  if (!member) {
    throw conflict(`${person.name} works here already.`, {
      key: "alreadyMember",
      params: { name: person.name },
    });
  }
  if (invitation.sentAt) {
    await ctx.db
      .update(users)
      .set({ emailProvenAt: at })
      .where(and(eq(users.id, person.userId), isNull(users.emailProvenAt)));
  }
  await recordAudit(
    { ...ctx, actor: { kind: "member", memberId: member.id, userId: person.userId, sessionId: "", roles } },
    { action: "member.joined", subject: { id: member.id, name: member.name }, after: { email, roles } },
  );
}
