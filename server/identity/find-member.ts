import { and, eq, isNull } from "drizzle-orm";
import { members, workspaces } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../context";

/** The member and her workspace as they are now, or undefined when she has been removed: rights are read at every request. */
export function findMember(ctx: Ctx, memberId: string) {
  return readOnly(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({
        member: { id: members.id, name: members.name, roles: members.roles },
        workspace: {
          id: workspaces.id,
          name: workspaces.name,
          timeZone: workspaces.timeZone,
          currency: workspaces.currency,
        },
      })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .where(
        and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, memberId), isNull(members.removedAt)),
      );
    return row;
  });
}

export type SignedInMember = NonNullable<Awaited<ReturnType<typeof findMember>>>;
