import { type SQL, sql } from "drizzle-orm";
import { none } from "./facts";
import { isTouch, type LatencyGroup, type LatencyQuestion } from "./schemas";
import { sliceWith } from "./slices";
import { latencySlices } from "./sum-waits";
import { keyOfTouch } from "./touches";

/** By what waits are told apart: by the group that is asked for, or by the hour of the week. */
export type LatencyKey = LatencyGroup | "weekHour";

const isTime = (by: LatencyKey) => by === "day" || by === "week" || by === "month";

/** The slice that knows the filters and the key of a question; none when it takes the facts themselves. */
export const sliceFor = ({ filters }: Pick<LatencyQuestion, "filters">, by: LatencyKey) =>
  sliceWith(latencySlices, [
    ...(filters.numberIds ? ["number"] : []),
    ...(filters.memberIds ? ["member"] : []),
    ...(filters.countries ? ["country"] : []),
    ...(filters.cameBy ? ["touch"] : []),
    ...(filters.teamIds ? ["team"] : []),
    ...(filters.labelIds ? ["label"] : []),
    ...(by === "none" || isTime(by) ? [] : [isTouch(by) ? "touch" : by]),
  ]);

const nothing = sql`''::text`;

function dimension(by: LatencyKey): SQL {
  if (by === "number" || by === "member" || by === "team")
    return sql`coalesce(nullif(${sql.identifier(`${by}_id`)}, ${none})::text, '')`;
  if (isTouch(by)) return keyOfTouch(by);
  if (by === "label") return sql`label`;
  return by === "country" ? sql`coalesce(country, '')` : nothing;
}

/** The key of a cell of the roll-ups; empty for "none". */
export function keyOfCell(by: LatencyKey): SQL {
  if (isTime(by)) return sql`date_trunc(${by}, starts_on)::date::text`;
  return by === "weekHour" ? sql`week_hour::text` : dimension(by);
}

/** The same key of a single fact. */
export function keyOfFact(by: LatencyKey, timeZone: string): SQL {
  const local = sql`(asked_at at time zone ${timeZone})`;
  if (isTime(by)) return sql`date_trunc(${by}, ${local})::date::text`;
  if (by === "weekHour")
    return sql`((extract(isodow from ${local}) - 1) * 24 + extract(hour from ${local}))::int::text`;
  return dimension(by);
}
