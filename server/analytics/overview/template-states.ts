import { and, asc, count, eq, inArray, max } from "drizzle-orm";
import { templates } from "@/db/schema/notifications";
import { type Ctx, inReport } from "../../context";

/** Meta's own words for a template that cannot be sent and needs a person. */
const troubled = ["REJECTED", "PAUSED", "DISABLED"];
const mostShown = 5;

/** How many templates Meta approved, is looking at, or stopped; and the first of those that need a person. */
export function templateStates(ctx: Ctx) {
  return inReport(ctx, async (ctx) => {
    const ours = eq(templates.workspaceId, ctx.workspaceId);
    const states = await ctx.db
      .select({ status: templates.status, count: count(), syncedAt: max(templates.syncedAt) })
      .from(templates)
      .where(ours)
      .groupBy(templates.status);
    const stopped = await ctx.db
      .select({
        id: templates.id,
        name: templates.name,
        language: templates.language,
        status: templates.status,
      })
      .from(templates)
      .where(and(ours, inArray(templates.status, troubled)))
      .orderBy(asc(templates.name), asc(templates.language))
      .limit(mostShown);
    const countOf = (...these: string[]) =>
      states.reduce((sum, { status, count }) => (these.includes(status) ? sum + count : sum), 0);
    return {
      all: states.reduce((sum, state) => sum + state.count, 0),
      approved: countOf("APPROVED"),
      pending: countOf("PENDING", "IN_APPEAL"),
      troubled: countOf(...troubled),
      stopped,
      /** When Meta was last asked. */
      syncedAt: states.reduce<Date | null>(
        (latest, { syncedAt }) => (syncedAt && (!latest || syncedAt > latest) ? syncedAt : latest),
        null,
      ),
    };
  });
}
