import { and, eq, gte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { workingHours } from "@/db/schema/identity";
import { type Ctx, inTransaction } from "../../context";
import { invalid } from "../../errors";
import { recordAudit } from "../record-audit";
import { getWorkingHours } from "./get-working-hours";

/** The hours that hold now count as having held since an earlier moment; what was kept in between is given up. */
export function holdHoursSince(ctx: Ctx, since: Date): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { since: before, ...hours } = await getWorkingHours(ctx);
    if (!before || before <= since)
      throw invalid("These hours have held since then already, or there are none yet.");
    await ctx.db
      .delete(workingHours)
      .where(and(eq(workingHours.workspaceId, ctx.workspaceId), gte(workingHours.since, since)));
    await ctx.db.insert(workingHours).values({ workspaceId: ctx.workspaceId, id: uuidv7(), since, ...hours });
    await recordAudit(ctx, { action: "hours.changed", before: { since: before }, after: { since } });
  });
}
