import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { none } from "./facts";
import { namesOfSlices, toldIn } from "./slices";

/**
 * The dimensions of each slice; `price` is category, type, basis and regime, of which there are few. All of them tell currencies
 * apart. What no slice knows is read from the facts: all dimensions together would be as many rows as there are messages.
 */
export const billedSlices = {
  total: ["price"],
  number: ["price", "number"],
  country: ["price", "country", "market"],
  template: ["price", "template"],
  broadcast: ["price", "number", "broadcast"],
  touch: ["price", "touch"],
  team: ["price", "team"],
  place: ["price", "number", "country", "market"],
  templateInCountry: ["price", "template", "country", "market"],
  broadcastInCountry: ["price", "broadcast", "country", "market"],
  kind: ["kind", "country"],
  kindOfTeam: ["kind", "country", "number", "team"],
  kindOfMember: ["kind", "country", "member"],
} as const;
const told = toldIn(billedSlices);
const nothing = sql`''`;

const dimensions = sql.raw(
  "slice, number_id, country, market, category, pricing_type, basis, regime, template_id, broadcast_id, touch, team_id, member_id, launch_kind, currency",
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
      ${told("number", sql`number_id`, none)} as number_id, ${told("country", sql`country`, nothing)} as country,
      ${told("market", sql`market`, nothing)} as market, ${told("template", sql`template_id`, none)} as template_id,
      ${told("broadcast", sql`coalesce(broadcast_id, ${none})`, none)} as broadcast_id,
      ${told("touch", sql`coalesce(touch, '')`, nothing)} as touch, ${told("team", sql`coalesce(team_id, ${none})`, none)} as team_id,
      ${told("member", sql`coalesce(member_id, ${none})`, none)} as member_id, ${told("kind", sql`launch_kind`, nothing)} as launch_kind,
      ${told("price", sql`category`, nothing)} as category, ${told("price", sql`pricing_type`, nothing)} as pricing_type,
      ${told("price", sql`basis`, nothing)} as basis, ${told("price", sql`regime`, nothing)} as regime, currency, sign, messages,
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
