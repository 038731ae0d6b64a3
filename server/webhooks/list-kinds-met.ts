import { sql } from "drizzle-orm";
import { type MemberCtx, readOnly } from "../context";

const most = 50;

/** Findings that differ in each case are told as one; of the others, the detail names what was met. */
export const detailOf = sql`case when reason = 'unknownMessage' then null else detail end`;

type Row = {
  reason: string;
  detail: string | null;
  deliveries: number;
  waiting: number;
  first_at: string;
  last_at: string;
  last_id: string;
};

/** What deliveries of this workspace held that found no place, by kind: unknown fields and types, numbers nobody connected. */
export function listKindsMet(ctx: MemberCtx) {
  return readOnly(ctx, async (ctx) => {
    const rows = await ctx.db.execute<Row>(sql`
      select f.reason, f.detail, count(distinct d.id)::int as deliveries,
        count(distinct d.id) filter (where d.processed_at is null and d.failed_at is null)::int as waiting,
        to_json(min(d.received_at)) #>> '{}' as first_at, to_json(max(d.received_at)) #>> '{}' as last_at,
        max(d.id) as last_id
      from (select delivery_id, reason, ${detailOf} as detail from delivery_findings where reason <> 'failed') f
      join deliveries d on d.id = f.delivery_id
      group by f.reason, f.detail order by max(d.id) desc limit ${most}`);
    return rows.map(({ first_at, last_at, last_id, ...row }) => ({
      ...row,
      firstAt: new Date(first_at),
      lastAt: new Date(last_at),
      lastDeliveryId: last_id,
    }));
  });
}
