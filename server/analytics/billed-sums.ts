import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { oneOf, startsAt } from "./latency-answers";
import type { About } from "./report-shapes";
import type { BilledFilters, BilledGroup, BilledInput, ChargeBasis } from "./schemas";

/** One currency's sum of charges that have key, part and basis in common. */
export type BilledSum = {
  key: string | null;
  part: string | null;
  basis: ChargeBasis;
  currency: string;
  messages: number;
  estimatedMicros: bigint;
  reportedMicros: bigint;
  reportedMessages: number;
};

const columns: Record<Exclude<BilledGroup, "none" | "day" | "week" | "month">, string> = {
  number: "number_id",
  country: "country",
  market: "market",
  category: "category",
  pricingType: "pricing_type",
  basis: "basis",
  template: "template_id",
  regime: "regime",
};

export const billedKey = (by: BilledGroup, at: SQL, timeZone: string): SQL => {
  if (by === "none") return sql`null::text`;
  if (by === "day" || by === "week" || by === "month")
    return sql`date_trunc(${by}, ${at} at time zone ${timeZone})::date::text`;
  return sql`${sql.identifier(columns[by])}::text`;
};

export const billedFilter = (filters: BilledFilters): SQL => sql`
  ${oneOf(sql`number_id`, filters.numberIds)} and ${oneOf(sql`country`, filters.countries)}
  and ${oneOf(sql`market`, filters.markets)} and ${oneOf(sql`category`, filters.categories)}
  and ${oneOf(sql`pricing_type`, filters.pricingTypes)} and ${oneOf(sql`basis`, filters.bases)}
  and ${oneOf(sql`template_id`, filters.templateIds)}`;

type Row = Omit<BilledSum, "estimatedMicros" | "reportedMicros"> & {
  estimatedMicros: string;
  reportedMicros: string;
};

/** What was delivered in the period, with its prices, by the keys that are asked for. */
export async function billedSums(
  ctx: InTransaction,
  { filters, groupBy, splitBy }: Pick<BilledInput, "filters" | "groupBy" | "splitBy">,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
): Promise<BilledSum[]> {
  const found = await ctx.db.execute<Row>(sql`
    with priced as (
      select c.*, null::uuid as template_id, currency as sum_currency, 1 as messages, estimated_micros as estimated,
        case when reported_currency = currency then reported_micros end as reported
      from charges c
      where workspace_id = ${ctx.workspaceId}::uuid
        and delivered_at >= ${startsAt(period.from, timeZone)} and delivered_at < ${startsAt(period.to, timeZone, 1)}
      union all
      select c.*, null::uuid, reported_currency, 0, null, reported_micros
      from charges c
      where workspace_id = ${ctx.workspaceId}::uuid and reported_currency <> currency
        and delivered_at >= ${startsAt(period.from, timeZone)} and delivered_at < ${startsAt(period.to, timeZone, 1)})
    select ${billedKey(groupBy, sql`delivered_at`, timeZone)} as key,
      ${billedKey(splitBy ?? "none", sql`delivered_at`, timeZone)} as part, basis, sum_currency as currency,
      sum(messages)::int as messages, coalesce(sum(estimated), 0)::text as "estimatedMicros",
      coalesce(sum(reported), 0)::text as "reportedMicros", count(reported)::int as "reportedMessages"
    from priced where ${billedFilter(filters)} group by 1, 2, 3, 4`);
  return found.map((row) => ({
    ...row,
    estimatedMicros: BigInt(row.estimatedMicros),
    reportedMicros: BigInt(row.reportedMicros),
  }));
}
