import { and, asc, eq, isNull } from "drizzle-orm";
import { members, users } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";

/** The members of the workspace with the address each signs in by, by name. */
export const listMembers = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        id: members.id,
        name: members.name,
        email: users.email,
        roles: members.roles,
        joinedAt: members.createdAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, ctx.workspaceId), isNull(members.removedAt)))
      .orderBy(asc(members.name), asc(members.id)),
  );
