import { asc, eq } from "drizzle-orm";
import { workingHours, workspaces } from "@/db/schema/identity";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { type Hours, wholeDay } from "./open-spans";

/** The hours a workspace keeps, and since when. Without any it counts as open day and night, and `since` is empty. */
export type WorkingHours = Hours & { since: Date | null };

const dayAndNight = Array.from({ length: 7 }, () => [wholeDay]);

/** All the hours a workspace has kept, the oldest first: what held before the first of them, too. */
export const workingHoursHistory = (ctx: Ctx): Promise<WorkingHours[]> =>
  readOnly(ctx, async (ctx) => {
    const kept = await ctx.db
      .select()
      .from(workingHours)
      .where(eq(workingHours.workspaceId, ctx.workspaceId))
      .orderBy(asc(workingHours.since));
    const first = { timeZone: await timeZoneOf(ctx), week: dayAndNight, holidays: [], since: null };
    return [
      first,
      ...kept.map(({ timeZone, week, holidays, since }) => ({ timeZone, week, holidays, since })),
    ];
  });

async function timeZoneOf(ctx: InTransaction): Promise<string> {
  const [workspace] = await ctx.db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  return workspace?.timeZone ?? "UTC";
}

/** The hours that hold now. */
export async function getWorkingHours(ctx: Ctx): Promise<WorkingHours> {
  const history = await workingHoursHistory(ctx);
  return history[history.length - 1] as WorkingHours;
}
