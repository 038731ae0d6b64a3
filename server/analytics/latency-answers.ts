import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { cellsOf, during, latencyFilter } from "./conditions";
import { waitFacts } from "./facts";
import { addArrays, emptyHistogram, type Histogram, merged } from "./histogram";
import type { Key } from "./keys-of";
import { toldApart } from "./labels";
import { keyOfCell, keyOfFact, type LatencyKey, sliceFor } from "./latency-keys";
import type { About } from "./report-shapes";
import type { LatencyQuestion } from "./schemas";

/** Waits of some length: how long each took, and all of them together. */
export type Waits = { histogram: Histogram; seconds: number };

export const noWaits = (): Waits => ({ histogram: emptyHistogram(), seconds: 0 });

export const together = (all: Iterable<Waits>): Waits => {
  const waits = [...all];
  return {
    histogram: merged(waits.map(({ histogram }) => histogram)),
    seconds: waits.reduce((sum, { seconds }) => sum + seconds, 0),
  };
};

type Row = { key: string; seconds: string; waits: string };
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
    : toldApart(by, waitFacts(ctx), sql`facts.conversation_id`);
  const loose = sql`
    select ${keyOfFact(by, timeZone)} as key, ${seconds} as seconds, sign from (${facts}) facts
    where ${during(sql`asked_at`, period, timeZone)} and ${isAsked} and ${seconds} is not null`;
  const found = await ctx.db.execute<Row>(query(cells, loose));
  return new Map(
    found.map(({ key, seconds, waits }) => {
      const histogram = emptyHistogram();
      addArrays(histogram, Buffer.from(waits, "base64"));
      return [key === "" ? null : key, { histogram, seconds: Number(seconds) }];
    }),
  );
}

const query = (cells: SQL, loose: SQL) => sql`
  with cells as (${cells}), loose as materialized (${loose}), counted as (
    select key, array_agg((bucket::bigint << 32) + count) as waits from (
      select key, wait_bucket(seconds::int) as bucket, sum(sign)::bigint as count from loose group by 1, 2) counts group by key)
  select key, sum(seconds) as seconds, encode(string_agg(array_send(waits), ''::bytea), 'base64') as waits from (
    select key, seconds, waits from cells
    union all select key, 0, waits from counted
    union all select key, sum(sign * seconds), '{}'::bigint[] from loose group by key) every
  group by key`;
