import { type SQL, sql } from "drizzle-orm";
import { coverOf, grainsFor } from "./calendar";
import { labelled, unlabelled } from "./labels";
import { isTouch, type Lack, type LatencyFilters, type Period } from "./schemas";
import { cameBy, keyOfTouch } from "./touches";

export const oneOf = (column: SQL, values: string[] | undefined): SQL =>
  values ? sql`${column}::text = any(${sql.param(values)}::text[])` : sql`true`;

export const latencyFilter = ({ numberIds, memberIds, countries, ...filters }: LatencyFilters): SQL => sql`
  ${oneOf(sql`number_id`, numberIds)} and ${oneOf(sql`member_id`, memberIds)} and ${oneOf(sql`country`, countries)}
  and ${cameBy(filters.cameBy)} and ${oneOf(sql`team_id`, filters.teamIds)}
  and ${labelled(filters.labelIds, sql`conversation_id`)}`;

/** What a report counts in the group of those that have none. */
export function lacking(by: Lack | undefined, conversation: SQL): SQL {
  if (!by) return sql`true`;
  if (isTouch(by)) return sql`${keyOfTouch(by)} = ''`;
  if (by === "label") return unlabelled(conversation);
  return by === "country" ? sql`coalesce(country, '') = ''` : sql`${sql.identifier(`${by}_id`)} is null`;
}

/** The time at which a day of the workspace begins. */
const startsAt = (day: string, timeZone: string, plusDays = 0): SQL =>
  sql`((${day}::date + ${plusDays}::int)::timestamp at time zone ${timeZone})`;

/** A fact whose time lies in the period. */
export const during = (column: SQL, { from, to }: Period, timeZone: string): SQL =>
  sql`${column} >= ${startsAt(from, timeZone)} and ${column} < ${startsAt(to, timeZone, 1)}`;

/**
 * The cells of a slice that make up the period, as `c`; each lies in one group. The spans are spelled out, so that the planner
 * knows how few rows they are.
 */
export const cellsOf = (
  table: "latency_rollups" | "billed_rollups",
  { workspaceId, slice, period, by }: { workspaceId: string; slice: string; period: Period; by: string },
): SQL => {
  const spans = coverOf(period, grainsFor(by)).map(
    ({ grain, first, last }) =>
      sql`grain = ${grain} and starts_on between ${first}::text::date and ${last}::text::date`,
  );
  return sql`(
    select * from ${sql.identifier(table)}
    where workspace_id = ${workspaceId}::uuid and slice = ${slice} and (${sql.join(spans, sql` or `)})) c`;
};
