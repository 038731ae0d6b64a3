import { and, eq, isNull } from "drizzle-orm";
import { members, users } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";

/** A member who works here now. */
export async function getMember(ctx: InTransaction, memberId: string) {
  const [member] = await ctx.db
    .select({
      id: members.id,
      userId: members.userId,
      name: members.name,
      email: users.email,
      roles: members.roles,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, memberId), isNull(members.removedAt)),
    );
  if (!member) throw notFound("This member", "memberNotFound");
  return member;
}
