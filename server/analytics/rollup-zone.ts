import { eq } from "drizzle-orm";
import { rollupStates } from "@/db/schema/analytics";
import { workspaces } from "@/db/schema/identity";
import type { InTransaction } from "../context";

/** The time zone that the roll-ups are in, if there are any, and the one that the workspace wants them in. */
export async function rollupZone(ctx: InTransaction): Promise<{ built: string | null; wanted: string }> {
  const [zones] = await ctx.db
    .select({ built: rollupStates.timeZone, wanted: workspaces.timeZone })
    .from(workspaces)
    .leftJoin(rollupStates, eq(rollupStates.workspaceId, workspaces.id))
    .where(eq(workspaces.id, ctx.workspaceId));
  if (!zones) throw new Error(`There is no workspace ${ctx.workspaceId}`);
  return zones;
}
