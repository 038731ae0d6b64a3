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
  hours: ["weekHour"],
  hoursOfNumber: ["weekHour", "number"],
} as const;
const told = toldIn(latencySlices);

const dimensions = sql.raw(
  "slice, week_hour, number_id, member_id, country, touch, team_id, ended_by, is_first",
);
const ofDay = sql`day, ${dimensions}`;
const key = sql`grain, starts_on, ${dimensions}`;

/**
 * Adds waits, or takes them away, where their sign says so: to every slice, and to the day, the week, the month and the quarter they are of.
 * Cells get numbers, so that the many entries of their histograms are sorted by these and not by all that cells are told apart by.
 */
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
  ), days as materialized (
    select row_number() over () as id, ${ofDay}, coalesce(sum(sign * seconds), 0) as seconds,
      coalesce(sum(sign * working_seconds), 0) as working_seconds,
      array_agg((wait_bucket(seconds)::bigint << 32) + sign) as waits,
      array_agg((wait_bucket(working_seconds)::bigint << 32) + sign) filter (where working_seconds is not null) as working_waits
    from cells group by ${ofDay}
  ), spans as materialized (
    select row_number() over () as id, grain, date_trunc(grain, day)::date as starts_on, ${dimensions}, array_agg(id) as days,
      sum(seconds) as seconds, sum(working_seconds) as working_seconds
    from days cross join unnest(array['day', 'week', 'month', 'quarter']) as grain group by 2, 3, ${dimensions}
  ), entries as (
    select s.id, is_working, (entry + 2147483648) >> 32 as bucket, sum((entry - ((entry + 2147483648) >> 32 << 32))::int) as count
    from (select id, unnest(days) as day_id from spans) s join days d on d.id = s.day_id
    cross join lateral (
      select false as is_working, unnest(d.waits) as entry union all select true, unnest(d.working_waits)) each_entry
    group by 1, 2, 3
  ), histograms as (
    select id, is_working, array_agg((bucket << 32) + count order by bucket) filter (where count <> 0) as waits
    from entries group by id, is_working
  )
  insert into latency_rollups as known (workspace_id, ${key}, seconds, working_seconds, waits, working_waits)
  select ${workspaceId}::uuid, ${key}, seconds, working_seconds, coalesce(w.waits, '{}'), coalesce(k.waits, '{}')
  from spans s
  left join histograms w on w.id = s.id and not w.is_working
  left join histograms k on k.id = s.id and k.is_working
  on conflict (workspace_id, ${key}) do update set
    seconds = known.seconds + excluded.seconds, working_seconds = known.working_seconds + excluded.working_seconds,
    waits = add_waits(known.waits, excluded.waits), working_waits = add_waits(known.working_waits, excluded.working_waits)`;
