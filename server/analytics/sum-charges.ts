import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { none } from "./facts";
import { namesOfSlices, toldIn } from "./slices";

/**
 * The dimensions of each slice. All of them tell category, type, basis, regime and currency apart, of which there are few. What
 * no slice knows is read from the facts: all dimensions together would be as many rows as there are messages.
 */
export const billedSlices = {
  total: [],
  number: ["number"],
  country: ["country", "market"],
  template: ["template"],
  touch: ["touch"],
  team: ["team"],
  place: ["number", "country", "market"],
  templateInCountry: ["template", "country", "market"],
} as const;
const told = toldIn(billedSlices);

const dimensions = sql.raw(
  "slice, number_id, country, market, category, pricing_type, basis, regime, template_id, touch, team_id, currency",
);
const key = sql`grain, starts_on, ${dimensions}`;
const sums = sql.raw("messages, estimated_micros, reported_micros, reported_messages");

/** Adds charges, or takes them away, where their sign says so: to every slice, and to the day, the week, the month and the quarter they are of. */
export const sumCharges = (
  { workspaceId }: Pick<Ctx, "workspaceId">,
  { taken, facts, timeZone }: { taken: SQL; facts: SQL; timeZone: string },
): SQL => sql`
  with taken as (${taken}), facts as (${facts}), cells as (
    select slice, (delivered_at at time zone ${timeZone})::date as day,
      ${told("number", sql`number_id`, none)} as number_id, ${told("country", sql`country`, sql`''`)} as country,
      ${told("market", sql`market`, sql`''`)} as market, ${told("template", sql`template_id`, none)} as template_id,
      ${told("touch", sql`coalesce(touch, '')`, sql`''`)} as touch, ${told("team", sql`coalesce(team_id, ${none})`, none)} as team_id, category, pricing_type, basis, regime, currency, sign, messages,
      estimated_micros, reported_micros
    from facts cross join ${namesOfSlices(billedSlices)} as slice
  ), days as (
    select day, ${dimensions}, sum(sign * messages) as messages, coalesce(sum(sign * estimated_micros), 0) as estimated_micros,
      coalesce(sum(sign * reported_micros), 0) as reported_micros,
      coalesce(sum(sign) filter (where reported_micros is not null), 0) as reported_messages
    from cells group by day, ${dimensions}
  )
  insert into billed_rollups as known (workspace_id, ${key}, ${sums})
  select ${workspaceId}::uuid, grain, date_trunc(grain, day)::date as starts_on, ${dimensions}, sum(messages),
    sum(estimated_micros), sum(reported_micros), sum(reported_messages)
  from days cross join unnest(array['day', 'week', 'month', 'quarter']) as grain group by 2, 3, ${dimensions}
  on conflict (workspace_id, ${key}) do update set messages = known.messages + excluded.messages,
    estimated_micros = known.estimated_micros + excluded.estimated_micros,
    reported_micros = known.reported_micros + excluded.reported_micros,
    reported_messages = known.reported_messages + excluded.reported_messages`;
