import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { cellsOf, during, oneOf } from "./conditions";
import { chargeFacts, none } from "./facts";
import { conversationOfCharge, labelled, toldApart } from "./labels";
import type { About } from "./report-shapes";
import { type BilledFilters, type BilledGroup, type BilledInput, type ChargeBasis, isTouch } from "./schemas";
import { sliceWith } from "./slices";
import { billedSlices } from "./sum-charges";
import { cameBy, keyOfTouch } from "./touches";

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

const columns = {
  number: "number_id",
  country: "country",
  market: "market",
  category: "category",
  pricingType: "pricing_type",
  basis: "basis",
  template: "template_id",
  broadcast: "broadcast_id",
  team: "team_id",
  label: "label",
  regime: "regime",
} as const;

const isTime = (by: BilledGroup) => by === "day" || by === "week" || by === "month";

/** The key of a charge whose local day is known; empty for "none". */
function keyOf(by: BilledGroup, day: SQL): SQL {
  if (by === "none") return sql`''::text`;
  if (isTime(by)) return sql`date_trunc(${by}, ${day})::date::text`;
  if (isTouch(by)) return keyOfTouch(by);
  const column = sql.identifier(columns[by as keyof typeof columns]);
  return ["number", "template", "broadcast", "team"].includes(by)
    ? sql`coalesce(nullif(${column}, ${none})::text, '')`
    : sql`${column}`;
}

/** An index knows what was of a broadcast. */
const ofBroadcasts = (ids: string[] | undefined): SQL =>
  ids ? sql`broadcast_id is not null and broadcast_id = any(${sql.param(ids)}::uuid[])` : sql`true`;

export const billedFilter = (filters: BilledFilters): SQL => sql`
  ${oneOf(sql`number_id`, filters.numberIds)} and ${oneOf(sql`country`, filters.countries)}
  and ${oneOf(sql`market`, filters.markets)} and ${oneOf(sql`category`, filters.categories)}
  and ${oneOf(sql`pricing_type`, filters.pricingTypes)} and ${oneOf(sql`basis`, filters.bases)}
  and ${oneOf(sql`template_id`, filters.templateIds)} and ${ofBroadcasts(filters.broadcastIds)} and ${cameBy(filters.cameBy)}
  and ${oneOf(sql`team_id`, filters.teamIds)} and ${labelled(filters.labelIds, conversationOfCharge)}`;

type Question = Pick<BilledInput, "filters" | "groupBy" | "splitBy">;

const dimensionOf = (by: BilledGroup): string[] => {
  if (isTouch(by)) return ["touch"];
  const told = ["number", "country", "market", "template", "broadcast", "team", "label"];
  return told.includes(by) ? [by] : [];
};

/** The slice of the roll-up that knows the filters and the keys of a question; none when it takes the facts themselves. */
const sliceFor = ({ filters, groupBy, splitBy }: Question) =>
  sliceWith(billedSlices, [
    "price",
    ...(filters.numberIds ? ["number"] : []),
    ...(filters.countries ? ["country"] : []),
    ...(filters.markets ? ["market"] : []),
    ...(filters.templateIds ? ["template"] : []),
    ...(filters.broadcastIds ? ["broadcast"] : []),
    ...(filters.cameBy ? ["touch"] : []),
    ...(filters.teamIds ? ["team"] : []),
    ...(filters.labelIds ? ["label"] : []),
    ...dimensionOf(groupBy),
    ...dimensionOf(splitBy ?? "none"),
  ]);

type Row = Omit<BilledSum, "estimatedMicros" | "reportedMicros"> & {
  key: string;
  part: string;
  estimatedMicros: string;
  reportedMicros: string;
};

/**
 * What was delivered in the period, with its prices, by the keys that are asked for: from the roll-up, together with the changes
 * that it has not taken in yet, so that they are exact at once. What no slice knows is read from the facts.
 */
export async function billedSums(
  ctx: InTransaction,
  question: Question,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
): Promise<BilledSum[]> {
  const { filters, groupBy } = question;
  const splitBy: BilledGroup = question.splitBy ?? "none";
  const slice = sliceFor(question);
  const keys = (day: SQL) =>
    sql`${keyOf(groupBy, day)} as key, ${keyOf(splitBy, day)} as part, basis, currency`;
  const cells =
    slice &&
    sql`
      select ${keys(sql`starts_on`)}, messages, estimated_micros as estimated, reported_micros as reported,
        reported_messages as reports
      from ${cellsOf("billed_rollups", { workspaceId: ctx.workspaceId, slice, period, by: groupBy })}
      where ${billedFilter(filters)}
      union all`;
  const loose = slice
    ? sql`select * from charge_changes where workspace_id = ${ctx.workspaceId}::uuid`
    : toldApart(groupBy, chargeFacts(ctx), conversationOfCharge);
  const found = await ctx.db.execute<Row>(sql`
    select key, part, basis, currency, sum(messages)::int as messages, sum(estimated)::text as "estimatedMicros",
      sum(reported)::text as "reportedMicros", sum(reports)::int as "reportedMessages"
    from (${cells ?? sql``}
      select ${keys(sql`(delivered_at at time zone ${timeZone})`)}, sign * messages, coalesce(sign * estimated_micros, 0),
        coalesce(sign * reported_micros, 0), case when reported_micros is null then 0 else sign end
      from (${loose}) loose
      where ${during(sql`delivered_at`, period, timeZone)} and ${billedFilter(filters)}) sums
        (key, part, basis, currency, messages, estimated, reported, reports)
    group by key, part, basis, currency
    having sum(messages) <> 0 or sum(reports) <> 0`);
  return found.map(({ key, part, ...row }) => ({
    ...row,
    key: key === "" ? null : key,
    part: part === "" ? null : part,
    estimatedMicros: BigInt(row.estimatedMicros),
    reportedMicros: BigInt(row.reportedMicros),
  }));
}
