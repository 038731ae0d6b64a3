import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { during } from "./conditions";
import type { About } from "./report-shapes";

/** Stands for "none" in the keys of the roll-ups, which hold no null. */
export const none = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** Every wait that ended, as the triggers note it: a row of `responses` may tell of an automatic answer and of a person's. */
export const waitFacts = ({ workspaceId }: Pick<Ctx, "workspaceId">): SQL => sql`
  select 1 as sign, r.asked_at, p.ended_by, r.is_first, coalesce(r.number_id, ${none}) as number_id,
    case p.ended_by when 'person' then coalesce(r.member_id, ${none}) else ${none} end as member_id,
    coalesce(r.country, '') as country, r.touch, r.team_id, r.conversation_id, p.seconds, p.working_seconds
  from responses r cross join lateral wait_parts(r.asked_at, r.wait_seconds, r.working_seconds, r.automatic_wait_seconds,
    r.automatic_working_seconds, r.answered_at, r.closed_at) p
  where r.workspace_id = ${workspaceId}::uuid`;

/** Every charge, as the triggers note it: twice where Meta reported it in another currency than ours. */
export const chargeFacts = ({ workspaceId }: Pick<Ctx, "workspaceId">): SQL => sql`
  select 1 as sign, c.delivered_at, c.number_id, coalesce(c.country, '') as country, c.market, c.category, c.pricing_type,
    c.basis, c.regime, coalesce(c.template_id, ${none}) as template_id, c.broadcast_id, c.touch, c.team_id, c.member_id,
    coalesce(c.launch_kind, '') as launch_kind, c.message_id, p.currency, p.messages, p.estimated_micros, p.reported_micros
  from charges c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p
  where c.workspace_id = ${workspaceId}::uuid`;

/** Every order of the period that stands, with what its conversation had come by and whose it was at that time. */
export const orderFacts = (
  { workspaceId }: Pick<Ctx, "workspaceId">,
  { period, timeZone }: Pick<About, "period" | "timeZone">,
): SQL => sql`
  select o.id, o.occurred_at as asked_at, o.conversation_id, o.amount_micros, o.currency, o.reference, c.contact_id, c.number_id,
    null::uuid as member_id, k.country, touch_at(o.workspace_id, o.conversation_id, o.occurred_at) as touch,
    team_at(o.workspace_id, o.conversation_id, null, o.occurred_at) as team_id
  from outcomes o
  join conversations c on c.workspace_id = o.workspace_id and c.id = o.conversation_id
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  where o.workspace_id = ${workspaceId}::uuid and o.kind = 'order' and o.withdrawn_at is null
    and ${during(sql`o.occurred_at`, period, timeZone)}`;
