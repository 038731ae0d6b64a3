import { and, arrayOverlaps, eq, isNull, max, sql } from "drizzle-orm";
import { members, sessions } from "@/db/schema/identity";
import type { InTransaction, Role } from "../context";

/** When a member with one of these roles was last here with an open session of this workspace; null, if none ever was. */
export async function lastSeenOf(ctx: InTransaction, roles: Role[]): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: max(sessions.lastSeenAt) })
    .from(sessions)
    .innerJoin(
      members,
      and(eq(members.workspaceId, sessions.chosenWorkspaceId), eq(members.userId, sessions.userId)),
    )
    .where(
      and(
        eq(sessions.chosenWorkspaceId, ctx.workspaceId),
        isNull(sessions.endedAt),
        sql`${sessions.expiresAt} > ${ctx.now().toISOString()}::timestamptz`,
        isNull(members.removedAt),
        arrayOverlaps(members.roles, roles),
      ),
    );
  return row?.at ?? null;
}
