import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import type { Kind2018, LateFilters, LatePeriod } from "./schemas";

const oneOf = (column: SQL, values: string[] | undefined): SQL =>
  values ? sql`${column}::text = any(${sql.param(values)}::text[])` : sql`true`;

type Asked = { period: LatePeriod; filters: LateFilters; timeZone: string };

/**
 * Every charge of the period, with its kind under the rule of 2018. A service message reaches nobody outside the window, so only
 * of the others it is looked up when the customer had last written.
 */
export const chargesByKind = (
  { workspaceId }: InTransaction,
  { period: { from, to }, filters, timeZone }: Asked,
): SQL => sql`
  select c.*, g.conversation_id, case
    when c.category = 'service' then 'inTime'
    when g.id is null then 'notKnown'
    when coalesce(g.sent_at, g.written_at) - q.written_at <= interval '24 hours' then 'inTime'
    when exists (select from responses r where r.workspace_id = c.workspace_id and r.answer_message_id = c.message_id)
      then 'late'
    else 'unasked' end as kind
  from charges c
  left join messages g on g.workspace_id = c.workspace_id and g.id = c.message_id
  left join lateral (
    select written_at from messages i
    where i.workspace_id = c.workspace_id and i.conversation_id = g.conversation_id and i.direction = 'inbound'
      and i.type <> 'system' and i.written_at <= coalesce(g.sent_at, g.written_at)
    order by i.written_at desc, i.id desc limit 1) q on c.category <> 'service'
  where c.workspace_id = ${workspaceId}::uuid
    and c.delivered_at >= ${from}::date::timestamp at time zone ${timeZone}
    and c.delivered_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    and ${oneOf(sql`c.number_id`, filters.numberIds)} and ${oneOf(sql`c.country`, filters.countries)}
    and ${oneOf(sql`g.member_id`, filters.memberIds)}`;

/** Messages of one kind to one country, and what they are expected to be billed. */
export type Cell2018 = {
  country: string | null;
  kind: Kind2018;
  currency: string;
  messages: number;
  estimatedMicros: bigint;
};

/** What was delivered in the period, counted as the rule of 2018 tells messages apart. */
export async function countOf2018(ctx: InTransaction, asked: Asked): Promise<Cell2018[]> {
  const rows = await ctx.db.execute<Omit<Cell2018, "estimatedMicros"> & { estimatedMicros: string }>(sql`
    select country, kind, currency, count(*)::int as messages,
      coalesce(sum(estimated_micros), 0)::text as "estimatedMicros"
    from (${chargesByKind(ctx, asked)}) c group by 1, 2, 3`);
  return rows.map((row) => ({ ...row, estimatedMicros: BigInt(row.estimatedMicros) }));
}
