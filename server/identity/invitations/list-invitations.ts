import { and, desc, eq, isNull } from "drizzle-orm";
import { invitations, members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";

/** Who was invited and has not come yet, the newest first. */
export const listInvitations = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        id: invitations.id,
        email: invitations.email,
        roles: invitations.roles,
        invitedBy: members.name,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .innerJoin(
        members,
        and(eq(members.workspaceId, invitations.workspaceId), eq(members.id, invitations.invitedBy)),
      )
      .where(
        and(
          eq(invitations.workspaceId, ctx.workspaceId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .orderBy(desc(invitations.createdAt), desc(invitations.id)),
  );
