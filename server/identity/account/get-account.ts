import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema/identity";
import { type MemberCtx, readOnly } from "../../context";
import { notFound } from "../../errors";

/** What a member is called, where she is written to, and whether she has a password of her own. */
export function getAccount(ctx: MemberCtx) {
  return readOnly(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ name: members.name, email: users.email, passwordHash: users.passwordHash })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, ctx.actor.memberId)));
    if (!row) throw notFound("This account", "accountNotFound");
    return { name: row.name, email: row.email, hasPassword: row.passwordHash !== "" };
  });
}
