import { type Ctx, inReport, type MemberCtx } from "../../context";
import { dayIn } from "../calendar";
import { getGoals } from "../goals/get-goals";
import { latency } from "../latency";
import { periodOf } from "../periods/schemas";
import type { LatencyReport } from "../report-shapes";
import { rollupZone } from "../rollup-zone";
import type { LatencyFilters, LatencyQuestion } from "../schemas";

export type RecentWaits = LatencyReport & Pick<LatencyQuestion, "clock">;

/** How long customers waited in the last seven days, by the clock of the workspace's goal. */
export const recentWaits = (ctx: Ctx): Promise<RecentWaits> => waitsOf(ctx, {});

/** The same of this member's own answers, and of the customers who wait for her. */
export const ownRecentWaits = (ctx: MemberCtx): Promise<RecentWaits> =>
  waitsOf(ctx, { memberIds: [ctx.actor.memberId] });

function waitsOf(ctx: Ctx, filters: LatencyFilters): Promise<RecentWaits> {
  return inReport(ctx, async (ctx) => {
    const { built, wanted } = await rollupZone(ctx);
    const { clock } = await getGoals(ctx);
    const report = await latency(ctx, {
      ...{ period: periodOf("last7", dayIn(built ?? wanted, ctx.now())), comparison: "previousPeriod" },
      ...{ measure: "every", answeredBy: "person", clock, waiting: "counted", groupBy: "none", filters },
    });
    return { ...report, clock };
  });
}
