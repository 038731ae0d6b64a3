import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../context";
import { windowOpensAfter } from "../../messaging/service-window";
import { undeliveredMarketing } from "../../meta/undelivered-marketing";
import type { Audience } from "./schemas";

type Chosen = { broadcastId: string; numberId: string; audience: Audience; isMarketing: boolean };

/**
 * Whom a broadcast is for, with what each would cost by (`window_open`, `free_entry_open`) and why some are left out: those who
 * wrote to the number, or those of the list.
 */
export const candidates = (ctx: Ctx, chosen: Chosen): SQL =>
  chosen.audience.kind === "list" ? fromList(ctx, chosen) : fromPeople(ctx, chosen, chosen.audience);

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** Of a contact `c` in a country, in her conversation `v` with the number. */
const standing = (ctx: Ctx, { isMarketing }: Chosen, country: SQL) => sql`
  coalesce(v.last_customer_message_at > ${at(windowOpensAfter(ctx.now()))}, false) as window_open,
  coalesce(v.free_entry_closes_at > ${at(ctx.now())}, false) as free_entry_open,
  case when ${isMarketing} and c.marketing_stopped_at is not null then 'stoppedMarketing'
    when ${isMarketing} and ${country} = any(${sql.param(undeliveredMarketing(ctx.now()))}::text[]) then 'usMarketing' end as left_out`;

function fromPeople(ctx: Ctx, chosen: Chosen, audience: Extract<Audience, { kind: "people" }>): SQL {
  const labelled = (labelIds: string[]) => sql`exists (select from conversation_labels l
    where l.workspace_id = v.workspace_id and l.conversation_id = v.id and l.removed_at is null
      and l.label_id = any(${sql.param(labelIds)}::uuid[]))`;
  const came = {
    any: undefined,
    ad: sql`exists (select from referrals f
      where f.workspace_id = v.workspace_id and f.conversation_id = v.id and f.meta_ad_id is not null)`,
    code: sql`exists (select from scan_starts s where s.workspace_id = v.workspace_id and s.conversation_id = v.id)`,
  }[audience.cameBy];
  const { anyLabelIds, noLabelIds, countries, wroteWithinDays } = audience;
  const since = wroteWithinDays && new Date(ctx.now().getTime() - wroteWithinDays * 24 * 60 * 60_000);
  const conditions = [
    anyLabelIds.length > 0 && labelled(anyLabelIds),
    noLabelIds.length > 0 && sql`not ${labelled(noLabelIds)}`,
    countries.length > 0 && sql`c.country = any(${sql.param(countries)}::text[])`,
    since && sql`v.last_customer_message_at >= ${at(since)}`,
    came,
  ].filter((one): one is SQL => Boolean(one));
  return sql`
    select (row_number() over (order by v.last_customer_message_at desc, c.id) - 1)::int as position,
      c.id as contact_id, c.wa_id, c.user_id, c.country, ${standing(ctx, chosen, sql`c.country`)}
    from conversations v
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where v.workspace_id = ${ctx.workspaceId}::uuid and v.number_id = ${chosen.numberId}::uuid
      and v.last_customer_message_at is not null and (c.wa_id is not null or c.user_id is not null)
      ${sql.join(
        conditions.map((condition) => sql`and ${condition}`),
        sql` `,
      )}`;
}

const fromList = (ctx: Ctx, chosen: Chosen): SQL => sql`
  select r.position, c.id as contact_id, r.wa_id, null::text as user_id, r.country,
    ${standing(ctx, chosen, sql`r.country`)}
  from broadcast_recipients r
  left join contact_identities i on i.workspace_id = r.workspace_id and i.kind = 'waId' and i.value = r.wa_id
    and i.retired_at is null
  left join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
  left join conversations v on v.workspace_id = c.workspace_id and v.number_id = ${chosen.numberId}::uuid
    and v.contact_id = c.id
  where r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = ${chosen.broadcastId}::uuid`;
