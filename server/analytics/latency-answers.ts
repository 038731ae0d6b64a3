import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { cellsOf, during, latencyFilter } from "./conditions";
import { waitFacts } from "./facts";
import { addTo, type Histogram, merged } from "./histogram";
import type { Key } from "./keys-of";
import { keyOfCell, keyOfFact, type LatencyKey, sliceFor } from "./latency-keys";
import type { About } from "./report-shapes";
import type { LatencyQuestion } from "./schemas";

/** Waits of some length: how long each took, and all of them together. */
export type Waits = { histogram: Histogram; seconds: number };

export const noWaits = (): Waits => ({ histogram: new Map(), seconds: 0 });

export const together = (all: Iterable<Waits>): Waits => {
  const waits = [...all];
  return {
    histogram: merged(waits.map(({ histogram }) => histogram)),
    seconds: waits.reduce((sum, { seconds }) => sum + seconds, 0),
  };
};

type Row = { key: string; seconds: string; buckets: number[] | null; counts: number[] | null };
type Question = Omit<LatencyQuestion, "answeredBy" | "waiting"> & {
  endedBy: "person" | "automatic" | "closed";
};

/**
 * The waits of the period that ended so, by a key: from the roll-up, together with the changes that it has not taken in yet, so
 * that they are exact at once. What no slice knows is read from the facts.
 */
export async function endedWaits(
  ctx: InTransaction,
  question: Question,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
  by: LatencyKey,
): Promise<Map<Key, Waits>> {
  const slice = sliceFor(question, by);
  const isAsked = sql`ended_by = ${question.endedBy} and ${latencyFilter(question.filters)}
    and ${question.measure === "first" ? sql`is_first` : sql`true`}`;
  const [seconds, waits] =
    question.clock === "working" ? [sql`working_seconds`, sql`working_waits`] : [sql`seconds`, sql`waits`];
  const cells = slice
    ? sql`select ${keyOfCell(by)} as key, ${seconds} as seconds, ${waits} as waits
        from ${cellsOf("latency_rollups", { workspaceId: ctx.workspaceId, slice, period, by })} where ${isAsked}`
    : sql`select null::text as key, 0::bigint as seconds, '{}'::bigint[] as waits where false`;
  const facts = slice
    ? sql`select * from latency_changes where workspace_id = ${ctx.workspaceId}::uuid`
    : waitFacts(ctx);
  const loose = sql`
    select ${keyOfFact(by, timeZone)} as key, ${seconds} as seconds, sign from (${facts}) facts
    where ${during(sql`asked_at`, period, timeZone)} and ${isAsked} and ${seconds} is not null`;
  const found = await ctx.db.execute<Row>(query(cells, loose));
  return new Map(
    found.map(({ key, seconds, buckets, counts }) => [
      key === "" ? null : key,
      { histogram: histogramOf(buckets ?? [], counts ?? []), seconds: Number(seconds) },
    ]),
  );
}

const query = (cells: SQL, loose: SQL) => sql`
  with cells as materialized (${cells}), loose as materialized (${loose}), counts as (
    select key, bucket, sum(count)::int as count from (
      select key, (entry + 2147483648) >> 32 as bucket, entry - ((entry + 2147483648) >> 32 << 32) as count
      from cells cross join unnest(waits) as entry
      union all select key, wait_bucket(seconds::int), sign from loose) entries
    group by key, bucket), sums as (
    select key, sum(seconds) as seconds from (
      select key, seconds from cells union all select key, sign * seconds from loose) every group by key)
  select sums.key, sums.seconds, by_key.buckets, by_key.counts from sums left join (
    select key, array_agg(bucket::int) as buckets, array_agg(count) as counts from counts group by key) by_key
  using (key)`;

function histogramOf(buckets: number[], counts: number[]): Histogram {
  const histogram: Histogram = new Map();
  for (const [index, bucket] of buckets.entries()) addTo(histogram, bucket, counts[index]!);
  return histogram;
}
