import { sql } from "drizzle-orm";
import type { LaunchKind } from "@/db/schema/billing";
import type { InTransaction } from "../context";
import { aboutReport } from "./about";
import { cellsOf, during, oneOf } from "./conditions";
import { chargeFacts } from "./facts";
import { conversationOfCharge, labelled } from "./labels";
import type { About } from "./report-shapes";
import type { LatencyFilters, Period } from "./schemas";
import { sliceWith } from "./slices";
import { billedSlices } from "./sum-charges";

/** Messages of one kind to one country, and what they are expected to be billed. */
export type Counted = {
  country: string | null;
  kind: LaunchKind;
  currency: string;
  messages: number;
  estimatedMicros: bigint;
};

type Asked = { period: Period; filters: Omit<LatencyFilters, "cameBy"> };
type Row = Omit<Counted, "estimatedMicros"> & { estimatedMicros: string };

/**
 * What was delivered in the period, as the rule of 2018 tells messages apart: from the roll-up, together with the changes that it
 * has not taken in yet. `preparing` also while charges are left that are older than the triggers which keep their kinds.
 */
export async function countOf2018(
  ctx: InTransaction,
  { period, filters }: Asked,
): Promise<Pick<About, "state"> & { counted: Counted[] }> {
  const { timeZone, state } = await aboutReport(ctx, period);
  const { numberIds, memberIds, countries, teamIds, labelIds } = filters;
  const { workspaceId } = ctx;
  const slice = sliceWith(billedSlices, [
    ...["kind", "country"],
    ...(numberIds ? ["number"] : []),
    ...(memberIds ? ["member"] : []),
    ...(teamIds ? ["team"] : []),
    ...(labelIds ? ["label"] : []),
  ]);
  const condition = sql`
    ${oneOf(sql`number_id`, numberIds)} and ${oneOf(sql`member_id`, memberIds)} and ${oneOf(sql`country`, countries)}
    and ${oneOf(sql`team_id`, teamIds)}`;
  const columns = sql`country, launch_kind, currency`;
  const cells = slice
    ? sql`
      select ${columns}, messages, estimated_micros
      from ${cellsOf("billed_rollups", { workspaceId, slice, period, by: "none" })} where ${condition}
      union all`
    : sql``;
  const loose = slice
    ? sql`select * from charge_changes where workspace_id = ${workspaceId}::uuid`
    : chargeFacts(ctx);
  const found = await ctx.db.execute<Row>(sql`
    select nullif(country, '') as country, coalesce(nullif(launch_kind, ''), 'notKnown') as kind, currency,
      sum(messages)::int as messages, coalesce(sum(estimated), 0)::text as "estimatedMicros"
    from (${cells}
      select ${columns}, sign * messages, sign * estimated_micros from (${loose}) loose
      where ${during(sql`delivered_at`, period, timeZone)} and ${condition} and ${labelled(labelIds, conversationOfCharge)}) sums
        (country, launch_kind, currency, messages, estimated)
    group by 1, 2, 3 having sum(messages) <> 0`);
  const [unsorted] = await ctx.db.execute(sql`
    select from charges where workspace_id = ${workspaceId}::uuid and launch_kind is null limit 1`);
  return {
    state: unsorted ? "preparing" : state,
    counted: found.map((row) => ({ ...row, estimatedMicros: BigInt(row.estimatedMicros) })),
  };
}
