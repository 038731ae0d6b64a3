import { and, arrayContains, eq, isNull, ne } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { conflict } from "../../errors";

/** Refuses what would leave the workspace without an owner; call it after `decideAlone`. */
export async function keepAnOwner(ctx: InTransaction, leaving: { id: string; name: string }): Promise<void> {
  const [another] = await ctx.db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.workspaceId),
        ne(members.id, leaving.id),
        arrayContains(members.roles, ["owner"]),
        isNull(members.removedAt),
      ),
    )
    .limit(1);
  if (another) return;
  throw conflict(`${leaving.name} is the only owner. Make someone else an owner first.`, {
    key: "lastOwner",
    params: { name: leaving.name },
  });
}
