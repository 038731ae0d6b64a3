import { and, eq, isNull } from "drizzle-orm";
import { members, workspaces } from "@/db/schema/identity";
import type { InTransaction, MemberCtx } from "../../context";
import { forbidden } from "../../errors";

/**
 * Until this transaction ends, nobody else decides who works here: of two owners who demote each other at once, the
 * second is no longer an owner when her turn comes.
 */
export async function decideAlone(ctx: InTransaction<MemberCtx>): Promise<void> {
  // Weaker than a plain "for update": rows that only refer to the workspace need not wait.
  await ctx.db
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId))
    .for("no key update");
  const [self] = await ctx.db
    .select({ roles: members.roles })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.workspaceId),
        eq(members.id, ctx.actor.memberId),
        isNull(members.removedAt),
      ),
    );
  if (!self?.roles.includes("owner"))
    throw forbidden("You are not an owner any more.", { key: "ownerNoMore" });
}
