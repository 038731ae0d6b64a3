import { sql } from "drizzle-orm";
import { raiseAlert, resolveAlert } from "../alerts/raise-alert";
import type { InTransaction } from "../context";

const lateMinutes = 5;

/** Work of this workspace that has been due for minutes: told until it has been caught up. */
export async function watchQueue(ctx: InTransaction): Promise<void> {
  const now = ctx.now().toISOString();
  const [late] = await ctx.db.execute<{ waiting: number; minutes: number }>(sql`
    select count(*)::int as waiting,
      coalesce(floor(extract(epoch from ${now}::timestamptz - min(run_at)) / 60), 0)::int as minutes
    from jobs where workspace_id = ${ctx.workspaceId}::uuid and failed_at is null
      and run_at < ${now}::timestamptz - make_interval(mins => ${lateMinutes})
      and (claimed_until is null or claimed_until < ${now}::timestamptz)`);
  const about = { kind: "queue_behind", subject: { type: "jobs", id: ctx.workspaceId } } as const;
  if (late!.waiting === 0) return resolveAlert(ctx, about);
  // In steps, so that the alert is not another one every minute.
  await raiseAlert(ctx, { ...about, params: { minutes: stepDown(late!.minutes) } });
}

const stepDown = (minutes: number) =>
  [5, 10, 15, 30, 60, 120, 240, 480].findLast((step) => step <= minutes) ?? lateMinutes;
