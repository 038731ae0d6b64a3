import { sql } from "drizzle-orm";
import type { InTransaction } from "../../context";

type Row = { subject: string; campaignName: string; because: "cost" | "late" | "absent" | "limit" };

/** The campaigns that stand paused by a rule or a limit, nobody having changed them since; each pause is a subject of its own. */
export const pausedByThemselves = async (ctx: InTransaction): Promise<Row[]> => [
  ...(await ctx.db.execute<Row>(sql`
    select last.id as subject, c.name as "campaignName", last.because ->> 'kind' as because
    from campaigns c
    cross join lateral (
      select x.id, x.source, x.after, x.because from campaign_changes x
      where x.workspace_id = c.workspace_id and x.campaign_id = c.id and x.subject_id = c.id
      order by x.at desc nulls last, x.id desc nulls last limit 1) last
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.status = 'PAUSED'
      and last.source in ('rule', 'limit') and last.after = 'PAUSED'`)),
];
