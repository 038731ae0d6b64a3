import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { workingHoursHistory } from "../identity/working-hours/get-working-hours";
import { workingSecondsAlong } from "../identity/working-hours/working-seconds-along";
import { during, latencyFilter } from "./conditions";
import { addTo, bucketOf } from "./histogram";
import type { Key } from "./keys-of";
import { toldApart } from "./labels";
import { noWaits, type Waits } from "./latency-answers";
import { keyOfFact, type LatencyKey } from "./latency-keys";
import type { About } from "./report-shapes";
import type { LatencyFilters, LatencyQuestion } from "./schemas";

/**
 * Who waits for an answer now: of the member who has the conversation, and not of the one who may answer in the end.
 */
export const waitsNow = (ctx: InTransaction, filters: LatencyFilters): SQL => sql`
  select * from (
    select r.id, r.conversation_id, r.asked_at, r.is_first, coalesce(r.number_id, c.number_id) as number_id, c.contact_id,
      o.member_id, coalesce(r.country, k.country) as country, r.touch, r.team_id,
      c.last_customer_message_at + interval '24 hours' as window_closes_at,
      greatest(0, floor(extract(epoch from ${ctx.now().toISOString()}::timestamptz - r.asked_at)))::int as seconds
    from responses r
    join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    left join open_conversations o on o.workspace_id = r.workspace_id and o.conversation_id = r.conversation_id
    where r.workspace_id = ${ctx.workspaceId}::uuid and r.answered_at is null and r.closed_at is null) waits
  where ${latencyFilter(filters)}`;

/** The waits of the period that go on, with their length so far, by a key. Nobody waits for an automatic answer. */
export async function unansweredWaits(
  ctx: InTransaction,
  { filters, measure, answeredBy, clock }: LatencyQuestion,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
  by: LatencyKey,
): Promise<Map<Key, Waits>> {
  const byKey = new Map<Key, Waits>();
  if (answeredBy === "automatic") return byKey;
  const found = await ctx.db.execute<{ key: string; asked: string; seconds: number }>(sql`
    select ${keyOfFact(by, timeZone)} as key, asked_at as asked, seconds from (${toldApart(by, waitsNow(ctx, filters), sql`facts.conversation_id`)}) waits
    where ${during(sql`asked_at`, period, timeZone)} and ${measure === "first" ? sql`is_first` : sql`true`}`);
  const hours = clock === "working" ? await workingHoursHistory(ctx) : undefined;
  for (const { key, asked, seconds } of found) {
    const soFar = hours ? Math.floor(workingSecondsAlong(hours, new Date(asked), ctx.now())) : seconds;
    const waits = byKey.get(key === "" ? null : key) ?? noWaits();
    addTo(waits.histogram, bucketOf(soFar), 1);
    waits.seconds += soFar;
    byKey.set(key === "" ? null : key, waits);
  }
  return byKey;
}
