import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { addTo, bucketOf, type Histogram } from "./histogram";
import type { About } from "./report-shapes";
import type { LatencyFilters, LatencyQuestion } from "./schemas";

/** Answered waits: how long each took, and all of them together. */
export type Waits = { histogram: Histogram; seconds: number };
export type LatencyKey = "none" | "day" | "week" | "month" | "number" | "member" | "country" | "weekHour";

export const noWaits = (): Waits => ({ histogram: new Map(), seconds: 0 });

export const oneOf = (column: SQL, values: string[] | undefined): SQL =>
  values ? sql`${column}::text = any(${sql.param(values)}::text[])` : sql`true`;

export const latencyFilter = ({ numberIds, memberIds, countries }: LatencyFilters): SQL => sql`
  ${oneOf(sql`number_id`, numberIds)} and ${oneOf(sql`member_id`, memberIds)} and ${oneOf(sql`country`, countries)}`;

/** The time at which a day of the workspace begins. */
export const startsAt = (day: string, timeZone: string, plusDays = 0): SQL =>
  sql`((${day}::date + ${plusDays}::int)::timestamp at time zone ${timeZone})`;

export const keyOf = (by: LatencyKey, at: SQL, timeZone: string): SQL => {
  const local = sql`(${at} at time zone ${timeZone})`;
  switch (by) {
    case "none":
      return sql`null::text`;
    case "weekHour":
      return sql`to_char(${local}, 'ID-HH24')`;
    case "number":
    case "member":
      return sql`${sql.raw(`${by}_id`)}::text`;
    case "country":
      return sql`country`;
    default:
      return sql`date_trunc(${by}, ${local})::date::text`;
  }
};

type Row = { key: string | null; seconds: number; count: number };

/** The waits of the period that were answered, by a key. */
export async function answeredWaits(
  ctx: InTransaction,
  question: LatencyQuestion,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
  by: LatencyKey,
): Promise<Map<string | null, Waits>> {
  if (question.clock === "working" || question.answeredBy === "automatic") return new Map();
  const isFirst = sql`not exists (select from responses e where e.workspace_id = r.workspace_id
    and e.conversation_id = r.conversation_id and e.asked_at < r.asked_at)`;
  const found = await ctx.db.execute<Row>(sql`
    select ${keyOf(by, sql`asked_at`, timeZone)} as key, seconds, count(*)::int as count from (
      select r.asked_at, r.wait_seconds as seconds, r.member_id, c.number_id, k.country
      from responses r
      join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
      join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.wait_seconds is not null
        and r.asked_at >= ${startsAt(period.from, timeZone)} and r.asked_at < ${startsAt(period.to, timeZone, 1)}
        and ${question.measure === "first" ? isFirst : sql`true`}) answered
    where ${latencyFilter(question.filters)} group by 1, 2`);
  const byKey = new Map<string | null, Waits>();
  for (const { key, seconds, count } of found) {
    const waits = byKey.get(key) ?? noWaits();
    addTo(waits.histogram, bucketOf(seconds), count);
    waits.seconds += seconds * count;
    byKey.set(key, waits);
  }
  return byKey;
}
