import { v7 as uuidv7 } from "uuid";
import { workingHours } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { getWorkingHours } from "./get-working-hours";

/** The workspace lives by another clock: from now on it keeps the same hours there. */
export async function moveWorkingHours(ctx: InTransaction, timeZone: string): Promise<void> {
  const { since, week, holidays } = await getWorkingHours(ctx);
  // Who is open day and night is so by any clock.
  if (!since) return;
  await ctx.db.insert(workingHours).values({
    workspaceId: ctx.workspaceId,
    id: uuidv7(),
    since: ctx.now(),
    timeZone,
    week,
    holidays,
  });
}
