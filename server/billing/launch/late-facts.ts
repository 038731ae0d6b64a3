import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import { addDays } from "../account-clock";
import type { PriceBook } from "../price-book";
import { regimeOf } from "../regime-of";
import type { LateFilters, LatePeriod } from "./schemas";

export type Asked = { period: LatePeriod; filters: LateFilters; timeZone: string };

/** From this day on, in the account's time zone, until the next one begins, every list of prices and every rule is the same. */
export type Era = { firstDay: string; isServiceFree: boolean; freePerMonth: number };

/** The first era has no beginning. */
export function erasOf({ cards, regimes }: Pick<PriceBook, "cards" | "regimes">): Era[] {
  const days = new Set([...cards, ...regimes].map(({ effectiveFrom }) => effectiveFrom));
  return ["0001-01-01", ...[...days].sort()].map((firstDay) => {
    const regime = regimeOf(regimes, firstDay);
    return {
      firstDay,
      isServiceFree: regime?.freeInWindow.includes("service") ?? false,
      freePerMonth: regime?.freeServicePerMonth ?? 0,
    };
  });
}

export const oneOf = (column: SQL, values: string[] | undefined): SQL =>
  values ? sql`${column}::text = any(${sql.param(values)}::text[])` : sql`true`;

/** An array as Postgres writes it. */
export const arrayOf = (values: (string | number)[]): string => `{${values.join(",")}}`;

/** The labels that a conversation has today, as `worn`. */
export const wornLabels = (conversation: SQL): SQL => sql`
  select label_id from conversation_labels
  where workspace_id = current_workspace() and conversation_id = ${conversation} and removed_at is null`;

/** A stretch of time, from a moment up to another that is not in it. */
type Between = { from: SQL; to: SQL };

/** When a day of the period begins in the workspace's time zone. */
export const startsAt = (day: string, timeZone: string, plusDays = 0): SQL =>
  sql`((${day}::date + ${plusDays}::int)::timestamp at time zone ${timeZone})`;

/** All of the period. */
export const allOf = ({ period: { from, to }, timeZone }: Asked): Between => ({
  from: startsAt(from, timeZone),
  to: startsAt(to, timeZone, 1),
});

/**
 * The answers by a person more than 24 hours after the question, with what decides their prices: whether one of the month's free
 * answers that were left when it ended would have been theirs, and for those that no charge tells of, whether the customer had
 * written again.
 */
export function lateFacts(ctx: InTransaction, asked: Asked, eras: Era[], part = allOf(asked)): SQL {
  const { filters } = asked;
  const isAsked = (late: SQL, { from, to }: Between) => sql`
    ${late}.workspace_id = ${ctx.workspaceId}::uuid and ${late}.nth = 1
      and ${late}.asked_at >= ${from} and ${late}.asked_at < ${to}`;
  return sql`(
    with placed as materialized (${placedFirst(ctx, monthsWithFreePlaces(eras, asked.period))}),
    followed as materialized (
      select u.id from late_answers u
      where ${isAsked(sql`u`, allOf(asked))} and u.launch_kind is null and not u.is_from_app and ${wroteWithinADay})
    select l.*, l.id in (select id from placed) as has_place,
      case when l.priced_as ^@ chr(31) then l.id in (select id from followed) end as wrote_again
    from late_answers l
    where ${isAsked(sql`l`, part)}
      and ${oneOf(sql`l.number_id`, filters.numberIds)} and ${oneOf(sql`l.member_id`, filters.memberIds)}
      and ${oneOf(sql`l.country`, filters.countries)} and ${oneOf(sql`l.team_id`, filters.teamIds)}
      and ${filters.labelIds ? sql`exists (${wornLabels(sql`l.conversation_id`)} and ${oneOf(sql`label_id`, filters.labelIds)})` : sql`true`}) late`;
}

/** The accounts of one currency and time zone: their `currency`, `number_ids`, and when each era begins for them as `eras_begin`. */
export const accountsOf = ({ workspaceId }: InTransaction, eras: Era[]): SQL => sql`(
  select a.currency, array_agg(n.id) as number_ids, array(
      select day::timestamp at time zone a.time_zone
      from unnest(${arrayOf(eras.map(({ firstDay }) => firstDay))}::date[]) day) as eras_begin
  from phone_numbers n join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
  where n.workspace_id = ${workspaceId}::uuid
  group by a.currency, a.time_zone) account`;

/** In which era answers to what was asked at a moment are. */
export const eraAt = (moment: SQL): SQL => sql`width_bucket(${moment}, account.eras_begin) - 1`;

/** Whether a late answer came in time under the rule of 2018: from `launch_kind`, "app" for one from the phone's app. */
export const wasInTime = (launchKind: SQL): SQL =>
  sql`case when ${launchKind} in ('app', 'inTime') then true when ${launchKind} in ('late', 'unasked') then false else wrote_again end`;

type FreeMonth = { firstDay: string; freePerMonth: number };

/**
 * The months of the period in which so many answers of each number are free; elsewhere all are, or none. A rule begins with a
 * month, so each month has one number of them.
 */
function monthsWithFreePlaces(eras: Era[], { from, to }: LatePeriod): FreeMonth[] {
  const months: FreeMonth[] = [];
  // Two days more hold every time zone.
  const last = addDays(to, 2);
  for (let day = firstOfMonth(addDays(from, -2)); day <= last; day = nextMonth(day)) {
    const { isServiceFree, freePerMonth } = eras.findLast(({ firstDay }) => firstDay <= day)!;
    if (freePerMonth > 0 && !isServiceFree) months.push({ firstDay: day, freePerMonth });
  }
  return months;
}

const firstOfMonth = (day: string) => `${day.slice(0, 8)}01`;
const nextMonth = (firstDay: string) => firstOfMonth(addDays(firstDay, 31));

/**
 * Whose late answers the places of these months would have been that nobody took: the first to ask in the account's month, however
 * much of it the period holds, so that a figure is the same whichever part of a month it is asked for.
 */
const placedFirst = ({ workspaceId }: InTransaction, months: FreeMonth[]): SQL => sql`
  select placed.id from unnest(${arrayOf(months.map(({ firstDay }) => firstDay))}::date[],
    ${arrayOf(months.map(({ freePerMonth }) => freePerMonth))}::int[]) month (first_day, free)
  cross join phone_numbers n
  join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
  left join service_allowances s on s.workspace_id = n.workspace_id and s.number_id = n.id
    and s.month = to_char(month.first_day, 'YYYY-MM')
  cross join lateral (
    select l.id from late_answers l
    where l.workspace_id = ${workspaceId}::uuid and l.number_id = n.id and l.nth = 1 and not l.is_from_app
      and l.category is distinct from 'service' and l.asked_at >= month.first_day::timestamp at time zone a.time_zone
      and l.asked_at < (month.first_day + interval '1 month') at time zone a.time_zone
    order by l.asked_at, l.id limit greatest(0, month.free - coalesce(s.delivered_count, 0))) placed
  where n.workspace_id = ${workspaceId}::uuid`;

/** Of an answer that has no charge: whether the customer had written again in the 24 hours before it. */
const wroteWithinADay = sql`exists (
  select from messages i
  where i.workspace_id = current_workspace() and i.conversation_id = u.conversation_id and i.direction = 'inbound'
    and i.type <> 'system' and i.written_at between u.answered_at - interval '24 hours' and u.answered_at)`;
