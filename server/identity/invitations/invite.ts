import { and, count, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { invitations, members, users } from "@/db/schema/identity";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import type { InviteInput } from "../schemas";
import { isOpen } from "./get-open-invitation";
import { sendInvitation, spareMailbox } from "./send-invitation";

const mostOpen = 200;

/** Asks whoever has this address to join, with these roles. */
export async function invite(ctx: MemberCtx, { email: asked, roles, language }: InviteInput) {
  const email = asked.toLowerCase();
  await spareMailbox(ctx, email);
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    await refuseMember(ctx, email);
    await refuseTooMany(ctx);

    const [invitation] = await ctx.db
      .insert(invitations)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        email,
        roles: [...new Set(roles)],
        language,
        invitedBy: ctx.actor.memberId,
        createdAt: ctx.now(),
        expiresAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!invitation) {
      throw conflict("This address is invited already. Send that invitation again, or withdraw it first.", {
        key: "alreadyInvited",
        field: "email",
      });
    }
    const { id } = invitation;
    await recordAudit(ctx, {
      action: "invitation.sent",
      subject: { id, name: email },
      after: { roles: invitation.roles },
    });
    return { id, ...(await sendInvitation(ctx, invitation)) };
  });
}

async function refuseMember(ctx: InTransaction, email: string) {
  const [member] = await ctx.db
    .select({ name: members.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, ctx.workspaceId), eq(users.email, email), isNull(members.removedAt)));
  if (!member) return;
  throw conflict(`${member.name} works here already.`, {
    key: "alreadyMember",
    params: { name: member.name },
    field: "email",
  });
}

async function refuseTooMany(ctx: InTransaction) {
  const [open] = await ctx.db
    .select({ those: count() })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, ctx.workspaceId), isOpen));
  if (open && open.those < mostOpen) return;
  throw conflict(`${mostOpen} people have not answered yet. Withdraw an invitation first.`, {
    key: "invitationsTooMany",
    params: { most: mostOpen },
  });
}
