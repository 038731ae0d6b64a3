import { v7 as uuidv7 } from "uuid";
import { type OpenHours, workingHours } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import type { SaveWorkingHoursInput } from "../schemas";
import { getWorkingHours, type WorkingHours } from "./get-working-hours";

/** From now on the workspace keeps these hours; what was worked out by the former ones stays as it is. */
export function saveWorkingHours(ctx: MemberCtx, input: SaveWorkingHoursInput): Promise<WorkingHours> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const before = await getWorkingHours(ctx);
    if (before.since?.getTime() !== input.basedOn?.getTime())
      throw conflict("A colleague changed the hours meanwhile. Look at them, then save yours.", {
        key: "hoursChanged",
      });
    const after: WorkingHours = {
      timeZone: before.timeZone,
      week: input.week.map(sorted),
      holidays: input.holidays
        .map((holiday) => ({ ...holiday, hours: sorted(holiday.hours) }))
        .sort((one, other) => (one.date < other.date ? -1 : 1)),
      since: ctx.now(),
    };
    const changes = changesBetween(before, after);
    if (before.since && Object.keys(changes.after).length === 0) return before;
    const { since, ...hours } = after;
    await ctx.db
      .insert(workingHours)
      .values({ workspaceId: ctx.workspaceId, id: uuidv7(), since: ctx.now(), ...hours });
    await recordAudit(ctx, { action: "hours.changed", ...changes });
    return { ...hours, since };
  });
}

const sorted = (hours: OpenHours[]) =>
  [...hours].sort((one, other) => (one.opensAt < other.opensAt ? -1 : 1));

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const written = (hours: OpenHours[]) =>
  hours.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join(", ") || "–";

const factsOf = ({ week, holidays }: WorkingHours): Record<string, string> =>
  Object.fromEntries([
    ...week.map((hours, day) => [days[day], written(hours)]),
    ...holidays.map(({ date, name, hours }) => [date, `${name}: ${written(hours)}`]),
  ]);

/** Only the days that changed, in words of the clock. */
function changesBetween(from: WorkingHours, to: WorkingHours) {
  const [before, after] = [factsOf(from), factsOf(to)];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (day) => before[day] !== after[day],
  );
  const pick = (facts: Record<string, string>) =>
    Object.fromEntries(changed.map((day) => [day, facts[day] ?? ""]));
  return { before: pick(before), after: pick(after) };
}
