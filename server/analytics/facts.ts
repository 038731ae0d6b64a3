import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";

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
    c.basis, c.regime, coalesce(c.template_id, ${none}) as template_id, c.touch, c.team_id, c.message_id, p.currency,
    p.messages, p.estimated_micros, p.reported_micros
  from charges c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p
  where c.workspace_id = ${workspaceId}::uuid`;
