import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import { addDays } from "../account-clock";
import { type Asked, arrayOf } from "./late-facts";
import type { LateGroup, LatePeriod } from "./schemas";

const startOf = {
  day: (day: string) => day,
  /** A week begins on Monday. */
  week: (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7)),
  month: (day: string) => `${day.slice(0, 8)}01`,
};

const isTime = (group: LateGroup): group is keyof typeof startOf => group in startOf;

const columns = {
  number: sql`number_id`,
  member: sql`member_id`,
  team: sql`team_id`,
  label: sql`label_id`,
  country: sql`country`,
};

/** What tells the groups apart, as `told_apart`, where it is not time. */
export const columnOf = (groupBy: LateGroup): SQL =>
  isTime(groupBy) || groupBy === "none" ? sql`null` : columns[groupBy];

/** In which group late answers are: that of the day on which the customer asked, or of what else tells them apart. */
export function keyOf(groupBy: LateGroup, { period, timeZone }: Pick<Asked, "period" | "timeZone">): SQL {
  if (!isTime(groupBy)) return sql`told_apart::text`;
  const keys = arrayOf(timesOf(groupBy, period));
  return sql`(${keys}::text[])[width_bucket(asked_at, array(${startsOf(groupBy, { period, timeZone })}))]`;
}

/** When each group begins, as `begins_at`, if they are days, weeks or months. */
export const startsOf = (groupBy: LateGroup, { period, timeZone }: Pick<Asked, "period" | "timeZone">): SQL =>
  sql`
  select day::timestamp at time zone ${timeZone} as begins_at
  from unnest(${arrayOf(isTime(groupBy) ? timesOf(groupBy, period) : [])}::date[]) day`;

/** Every day, week or month of the period, also those without a late answer; of the rest those that have any. */
export function keysOf(
  groupBy: LateGroup,
  period: LatePeriod,
  met: Iterable<string | null>,
): (string | null)[] {
  if (groupBy === "none") return [];
  return isTime(groupBy) ? timesOf(groupBy, period) : [...new Set(met)].sort();
}

function timesOf(groupBy: keyof typeof startOf, { from, to }: LatePeriod): string[] {
  const times = new Set<string>();
  for (let day = from; day <= to; day = addDays(day, 1)) times.add(startOf[groupBy](day));
  return [...times];
}

const names = {
  number: sql`select id, display_number as name from phone_numbers`,
  member: sql`select id, name from members`,
  team: sql`select id, name from teams`,
  label: sql`select id, name from labels`,
};

/** What the groups are called whose keys are ids; a country or a day is its own name. */
export async function namesOf(
  { db, workspaceId }: InTransaction,
  groupBy: LateGroup,
): Promise<Map<string | null, string>> {
  if (!Object.hasOwn(names, groupBy)) return new Map();
  const all = names[groupBy as keyof typeof names];
  const rows = await db.execute<{ id: string; name: string }>(
    sql`${all} where workspace_id = ${workspaceId}::uuid`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
