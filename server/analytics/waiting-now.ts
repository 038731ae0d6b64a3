import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { addTo, bucketOf } from "./histogram";
import { keyOf, type LatencyKey, latencyFilter, noWaits, startsAt, type Waits } from "./latency-answers";
import type { About } from "./report-shapes";
import type { LatencyFilters, LatencyQuestion } from "./schemas";

/**
 * Who waits for an answer now, in conversations that nobody closed: of the member who has the conversation, and not of the
 * one who may answer in the end.
 */
export const waitsNow = (ctx: InTransaction, filters: LatencyFilters): SQL => sql`
  select * from (
    select r.id, r.conversation_id, r.asked_at, c.number_id, c.contact_id, o.member_id, k.country, k.name as contact_name,
      c.last_customer_message_at + interval '24 hours' as window_closes_at,
      greatest(0, floor(extract(epoch from ${ctx.now().toISOString()}::timestamptz - r.asked_at)))::int as seconds,
      not exists (select from responses e where e.workspace_id = r.workspace_id
        and e.conversation_id = r.conversation_id and e.asked_at < r.asked_at) as is_first
    from responses r
    join open_conversations o on o.workspace_id = r.workspace_id and o.conversation_id = r.conversation_id
    join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    where r.workspace_id = ${ctx.workspaceId}::uuid and r.answered_at is null) waits
  where ${latencyFilter(filters)}`;

/** The waits of the period that go on, with their length so far, by a key. Nobody waits for an automatic answer. */
export async function unansweredWaits(
  ctx: InTransaction,
  { filters, measure, answeredBy }: LatencyQuestion,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
  by: LatencyKey,
): Promise<Map<string | null, Waits>> {
  const byKey = new Map<string | null, Waits>();
  if (answeredBy === "automatic") return byKey;
  const found = await ctx.db.execute<{ key: string | null; seconds: number }>(sql`
    select ${keyOf(by, sql`asked_at`, timeZone)} as key, seconds from (${waitsNow(ctx, filters)}) waits
    where asked_at >= ${startsAt(period.from, timeZone)} and asked_at < ${startsAt(period.to, timeZone, 1)}
      and ${measure === "first" ? sql`is_first` : sql`true`}`);
  for (const { key, seconds } of found) {
    const waits = byKey.get(key) ?? noWaits();
    addTo(waits.histogram, bucketOf(seconds), 1);
    waits.seconds += seconds;
    byKey.set(key, waits);
  }
  return byKey;
}
