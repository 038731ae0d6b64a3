import { sql } from "drizzle-orm";
import { inReport, type MemberCtx } from "../context";
import { percentileOf } from "./percentile-of";
import type { FlowInput } from "./schemas";

const spans = {
  hour: { step: "minute", count: 60 },
  day: { step: "hour", count: 24 },
} as const;

/** How much came for this workspace in the last hour or day, and how long after Meta's own time it was to be seen. */
export function getFlow(ctx: MemberCtx, { span }: FlowInput) {
  return inReport(ctx, async (ctx) => {
    const { step, count } = spans[span];
    const now = sql`${ctx.now().toISOString()}::timestamptz`;
    const first = sql`date_trunc(${step}, ${now}) - make_interval(${sql.raw(step === "minute" ? "mins" : "hours")} => ${count - 1})`;
    const steps = await ctx.db.execute<{ at: string; messages: number; statuses: number }>(sql`
      select to_json(s.at) #>> '{}' as at,
        coalesce(sum(d.count) filter (where d.kind = 'message'), 0)::int as messages,
        coalesce(sum(d.count) filter (where d.kind = 'status'), 0)::int as statuses
      from generate_series(${first}, ${now}, ${`1 ${step}`}::interval) as s (at)
      left join delivery_delays d on d.workspace_id = ${ctx.workspaceId}::uuid
        and d.minute >= s.at and d.minute < s.at + ${`1 ${step}`}::interval
      group by s.at order by s.at`);
    const delays = await ctx.db.execute<{ seconds: number; count: number }>(sql`
      select delay_seconds as seconds, sum(count)::int as count from delivery_delays
      where workspace_id = ${ctx.workspaceId}::uuid and minute >= ${first}
      group by delay_seconds order by delay_seconds`);
    return {
      steps: steps.map(({ at, messages, statuses }) => ({ at: new Date(at), messages, statuses })),
      total: delays.reduce((sum, row) => sum + row.count, 0),
      delays: {
        p50: percentileOf(delays, 0.5),
        p95: percentileOf(delays, 0.95),
        p99: percentileOf(delays, 0.99),
        longest: delays.at(-1)?.seconds,
      },
    };
  });
}
