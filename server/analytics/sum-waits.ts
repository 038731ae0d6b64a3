import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { none } from "./facts";
import { namesOfSlices, toldIn } from "./slices";

/** The dimensions of each slice; every slice tells who ended the wait and whether it was the first. */
export const latencySlices = {
  all: [],
  number: ["number"],
  member: ["member"],
  country: ["country"],
  touch: ["touch"],
  team: ["team"],
  each: ["number", "member", "country"],
  hours: ["weekHour", "number"],
} as const;
const told = toldIn(latencySlices);

const dimensions = sql.raw(
  "slice, week_hour, number_id, member_id, country, touch, team_id, ended_by, is_first",
);
const ofDay = sql`day, ${dimensions}`;
const key = sql`grain, starts_on, ${dimensions}`;

/** Adds waits, or takes them away, where their sign says so: to every slice, and to the day, the week and the month they are of. */
export const sumWaits = (
  { workspaceId }: Pick<Ctx, "workspaceId">,
  { taken, facts, timeZone }: { taken: SQL; facts: SQL; timeZone: string },
): SQL => sql`
  with taken as (${taken}), facts as (${facts}), cells as (
    select slice, local::date as day, ended_by, is_first, sign, seconds, working_seconds,
      ${told("weekHour", sql`(extract(isodow from local) - 1) * 24 + extract(hour from local)`, sql`-1`)} as week_hour,
      ${told("number", sql`number_id`, none)} as number_id, ${told("member", sql`member_id`, none)} as member_id,
      ${told("country", sql`country`, sql`''`)} as country, ${told("touch", sql`coalesce(touch, '')`, sql`''`)} as touch,
      ${told("team", sql`coalesce(team_id, ${none})`, none)} as team_id
    from (select *, asked_at at time zone ${timeZone} as local from facts) facts
    cross join ${namesOfSlices(latencySlices)} as slice
  ), days as (
    select ${ofDay}, false as is_working, wait_bucket(seconds) as bucket, sum(sign) as count, sum(sign * seconds) as seconds
    from cells group by ${ofDay}, wait_bucket(seconds)
    union all
    select ${ofDay}, true, wait_bucket(working_seconds), sum(sign), sum(sign * working_seconds)
    from cells where working_seconds is not null group by ${ofDay}, wait_bucket(working_seconds)
  ), counts as (
    select grain, date_trunc(grain, day)::date as starts_on, ${dimensions}, is_working, bucket,
      sum(count)::bigint as count, sum(seconds) as seconds
    from days cross join unnest(array['day', 'week', 'month']) as grain
    group by 1, 2, ${dimensions}, is_working, bucket
  )
  insert into latency_rollups as known (workspace_id, ${key}, seconds, working_seconds, waits, working_waits)
  select ${workspaceId}::uuid, ${key}, coalesce(sum(seconds) filter (where not is_working), 0),
    coalesce(sum(seconds) filter (where is_working), 0),
    coalesce(array_agg((bucket::bigint << 32) + count order by bucket) filter (where not is_working and count <> 0), '{}'),
    coalesce(array_agg((bucket::bigint << 32) + count order by bucket) filter (where is_working and count <> 0), '{}')
  from counts group by ${key}
  on conflict (workspace_id, ${key}) do update set
    seconds = known.seconds + excluded.seconds, working_seconds = known.working_seconds + excluded.working_seconds,
    waits = add_waits(known.waits, excluded.waits), working_waits = add_waits(known.working_waits, excluded.working_waits)`;
