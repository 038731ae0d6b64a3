import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { coverOf, grainsFor } from "./calendar";
import type { LatencyFilters, Period } from "./schemas";

export const oneOf = (column: SQL, values: string[] | undefined): SQL =>
  values ? sql`${column}::text = any(${sql.param(values)}::text[])` : sql`true`;

export const latencyFilter = ({ numberIds, memberIds, countries }: LatencyFilters): SQL => sql`
  ${oneOf(sql`number_id`, numberIds)} and ${oneOf(sql`member_id`, memberIds)} and ${oneOf(sql`country`, countries)}`;

/** The time at which a day of the workspace begins. */
const startsAt = (day: string, timeZone: string, plusDays = 0): SQL =>
  sql`((${day}::date + ${plusDays}::int)::timestamp at time zone ${timeZone})`;

/** A fact whose time lies in the period. */
export const during = (column: SQL, { from, to }: Period, timeZone: string): SQL =>
  sql`${column} >= ${startsAt(from, timeZone)} and ${column} < ${startsAt(to, timeZone, 1)}`;

/** The cells of a slice that make up the period, as `c`; each lies in one group. */
export const cellsOf = (
  table: "latency_rollups" | "billed_rollups",
  { workspaceId, slice, period, by }: { workspaceId: string; slice: string; period: Period; by: string },
): SQL => sql`
  ${rows(coverOf(period, grainsFor(by)), "grain text, first date, last date")}
  join ${sql.identifier(table)} c on c.workspace_id = ${workspaceId}::uuid and c.slice = ${slice}
    and c.grain = r.grain and c.starts_on between r.first and r.last`;
