import { responseGoals } from "@/db/schema/saved-reports";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../../identity/people/decide-alone";
import { recordAudit } from "../../identity/record-audit";
import { getGoals } from "./get-goals";
import type { Goals } from "./schemas";

/** From now on the workspace's reports say how many customers were answered within these times, whenever they asked. */
export function saveGoals(ctx: MemberCtx, after: Goals): Promise<Goals> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const before = await getGoals(ctx);
    if (JSON.stringify(before) === JSON.stringify(after)) return after;
    const changed = { ...after, changedAt: ctx.now() };
    await ctx.db
      .insert(responseGoals)
      .values({ workspaceId: ctx.workspaceId, ...changed })
      .onConflictDoUpdate({ target: responseGoals.workspaceId, set: changed });
    await recordAudit(ctx, { action: "goals.changed", before, after });
    return after;
  });
}
