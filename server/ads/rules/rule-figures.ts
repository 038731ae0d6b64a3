import { sql } from "drizzle-orm";
import { addDays, dayOf } from "../../billing/account-clock";
import type { InTransaction } from "../../context";
import { lastSeenOf } from "../../identity/last-seen";
import { getWorkingHours } from "../../identity/working-hours/get-working-hours";
import { isOpenAt } from "../../identity/working-hours/is-open-at";
import type { Connection } from "../connections/load-connection";
import type { Figures } from "./judge";
import type { RuleTerms } from "./schemas";

/** Who may answer a customer. */
const answering = ["owner", "agent"] as const;

/** Who is there to answer: members with an open session, and whoever answers in the WhatsApp Business app. */
export async function presenceNow(
  ctx: InTransaction,
): Promise<Pick<Figures, "lastSeenAt" | "isOpen" | "now">> {
  const now = ctx.now();
  const seen = await lastSeenOf(ctx, [...answering]);
  const [inApp] = await ctx.db.execute<{ at: string | null }>(sql`
    select to_json(max(answered_at)) #>> '{}' as at from responses
    where workspace_id = ${ctx.workspaceId}::uuid and answered_in = 'app'
      and answered_at > ${now.toISOString()}::timestamptz - interval '1 day'`);
  const moments = [seen, inApp?.at ? new Date(inApp.at) : null].filter((at) => at !== null);
  const lastSeenAt = moments.length > 0 ? new Date(Math.max(...moments.map((at) => at.getTime()))) : null;
  return { now, lastSeenAt, isOpen: isOpenAt(await getWorkingHours(ctx), now) };
}

type Campaign = { id: string; metaId: string };

/** What a rule about figures looks at, of this campaign; nothing, while Meta's are not known. */
export async function figuresFor(
  ctx: InTransaction,
  campaign: Campaign,
  connection: Connection,
  terms: RuleTerms,
): Promise<Pick<Figures, "spending" | "answers">> {
  if (terms.kind === "cost") return { spending: await spendingOf(ctx, campaign, connection, terms.days) };
  if (terms.kind === "late") return { answers: await answersTo(ctx, campaign, terms) };
  return {};
}

/** Figures older than this say nothing of now. */
const freshForHours = 3;

/**
 * Of the last days of the ad account's zone. Meta counts conversations with the spending, and we count the chats that arrived:
 * the larger of both counts, so that nothing is stopped for a chat that one of the two has not heard of yet.
 */
async function spendingOf(
  ctx: InTransaction,
  { id, metaId }: Campaign,
  { adAccountId, currency, timeZone }: Connection,
  days: number,
): Promise<Figures["spending"]> {
  const now = ctx.now();
  const here = ctx.workspaceId;
  const since = addDays(dayOf(now, timeZone), 1 - days);
  const [row] = await ctx.db.execute<{ spent: string | null; told: number; arrived: number }>(sql`
    select sum(i.spend_micros)::text as spent, coalesce(sum(i.conversations), 0)::int as told,
      (select count(distinct r.conversation_id)::int from referrals r
        join ads a on a.workspace_id = r.workspace_id and a.meta_id = r.meta_ad_id
        join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
        where r.workspace_id = ${here}::uuid and s.campaign_id = ${id}::uuid
          and r.at >= (${since}::date::timestamp at time zone ${timeZone})) as arrived
    from ad_insights i
    where i.workspace_id = ${here}::uuid and i.kind = 'whole' and i.campaign_meta_id = ${metaId} and i.day >= ${since}::date
      and exists (select from ad_insight_states st where st.workspace_id = i.workspace_id and st.ad_account_id = ${adAccountId}
        and st.kind = 'whole' and st.read_at > ${now.toISOString()}::timestamptz - make_interval(hours => ${freshForHours}))`);
  if (!row?.spent) return undefined;
  return { spentMicros: Number(row.spent), conversations: Math.max(row.told, row.arrived), currency };
}

/** Of the questions of those who came by this campaign: how many were answered by a person too late, or wait too long by now. */
async function answersTo(
  ctx: InTransaction,
  { id }: Campaign,
  { days, lateAfterMinutes }: Extract<RuleTerms, { kind: "late" }>,
): Promise<Figures["answers"]> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const seconds = lateAfterMinutes * 60;
  const [row] = await ctx.db.execute<{ late: number; of: number }>(sql`
    with asked as (
      select r.wait_seconds > ${seconds} as was_late, r.answered_at is not null and r.answered_by = 'person' as is_answered,
        (r.answered_at is null or r.answered_by <> 'person') and r.closed_at is null
          and r.asked_at < ${now} - make_interval(secs => ${seconds}) as is_overdue
      from responses r
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.asked_at >= ${now} - make_interval(days => ${days})
        and r.touch = any(array(
          select 'ad:' || a.meta_id from ads a join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
          where a.workspace_id = ${ctx.workspaceId}::uuid and s.campaign_id = ${id}::uuid)))
    select count(*) filter (where is_overdue or (is_answered and was_late))::int as late,
      count(*) filter (where is_overdue or is_answered)::int as of from asked`);
  return row;
}
