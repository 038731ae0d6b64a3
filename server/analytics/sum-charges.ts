import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { none } from "./facts";

const key = sql.raw(
  `slice, grain, starts_on, number_id, country, market, category, pricing_type, basis, regime, template_id, currency`,
);
const inEach = (column: SQL, otherwise: SQL) =>
  sql`case slice when 'each' then ${column} else ${otherwise} end`;

/**
 * Adds charges, or takes them away, where their sign says so. The slice `each` tells everything apart; `total` leaves out the
 * number, the country, the market and the template, of which there may be many.
 */
export const sumCharges = (
  { workspaceId }: Pick<Ctx, "workspaceId">,
  { taken, facts, timeZone }: { taken: SQL; facts: SQL; timeZone: string },
): SQL => sql`
  with taken as (${taken}), facts as (${facts}), cells as (
    select slice, grain, date_trunc(grain, delivered_at at time zone ${timeZone})::date as starts_on,
      ${inEach(sql`number_id`, none)} as number_id, ${inEach(sql`country`, sql`''`)} as country,
      ${inEach(sql`market`, sql`''`)} as market, ${inEach(sql`template_id`, none)} as template_id,
      category, pricing_type, basis, regime, currency, sign, messages, estimated_micros, reported_micros
    from facts
    cross join unnest(array['total', 'each']) as slice
    cross join unnest(array['day', 'week', 'month']) as grain
  )
  insert into billed_rollups as known
    (workspace_id, ${key}, messages, estimated_micros, reported_micros, reported_messages)
  select ${workspaceId}::uuid, ${key}, sum(sign * messages), coalesce(sum(sign * estimated_micros), 0),
    coalesce(sum(sign * reported_micros), 0), coalesce(sum(sign) filter (where reported_micros is not null), 0)
  from cells group by ${key}
  on conflict (workspace_id, ${key}) do update set messages = known.messages + excluded.messages,
    estimated_micros = known.estimated_micros + excluded.estimated_micros,
    reported_micros = known.reported_micros + excluded.reported_micros,
    reported_messages = known.reported_messages + excluded.reported_messages`;
