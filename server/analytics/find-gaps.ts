import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { during } from "./conditions";
import type { About, Gap } from "./report-shapes";

/** A notice that came so much later than what it tells of was late; the flow of webhooks is measured in seconds. */
const lateSeconds = 300;

type Silence = { kind: "silent" | "notSubscribed"; since: string; until: string | null; numbers: string[] };
type Late = { count: number; longestSeconds: number; first: string; last: string };

/**
 * What the figures of a period may lack, or got late: the times at which Meta told nothing, and the notices that came long after
 * what they tell of. How late a notice was is kept for two weeks, silence for good.
 */
export async function findGaps(
  ctx: InTransaction,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
): Promise<Gap[]> {
  const ours = sql`workspace_id = ${ctx.workspaceId}::uuid`;
  const silences = await ctx.db.execute<Silence>(sql`
    select case kind when 'webhookSilent' then 'silent' else 'notSubscribed' end as kind, since, ended_at as until,
      array(select n.display_number from phone_numbers n where n.workspace_id = t.workspace_id
        and t.subject_id in (n.id, n.account_id) order by 1) as numbers
    from channel_troubles t
    where ${ours} and kind in ('webhookSilent', 'notSubscribed')
      and since < ((${period.to}::text::date + 1)::timestamp at time zone ${timeZone})
      and (ended_at is null or ended_at >= (${period.from}::text::date::timestamp at time zone ${timeZone}))
    order by since`);
  const [late] = await ctx.db.execute<Late>(sql`
    select coalesce(sum(count), 0)::int as count, coalesce(max(delay_seconds), 0) as "longestSeconds",
      min(at) as first, max(at) as last
    from (
      select *, minute - make_interval(secs => delay_seconds) as at from delivery_delays
      where ${ours} and delay_seconds >= ${lateSeconds}) delays
    where ${during(sql`at`, period, timeZone)}`);
  return [
    ...silences.map(({ since, until, ...silence }) => ({
      ...silence,
      since: new Date(since),
      until: until === null ? null : new Date(until),
    })),
    ...(late && late.count > 0
      ? [{ kind: "late" as const, ...late, first: new Date(late.first), last: new Date(late.last) }]
      : []),
  ];
}
