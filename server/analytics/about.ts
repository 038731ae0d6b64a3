import { eq } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import type { InTransaction } from "../context";
import { dayIn } from "./calendar";
import type { About } from "./report-shapes";
import type { Period } from "./schemas";

/** What a report of this period says of itself: in which time zone its days begin, and whether its figures still grow. */
export async function aboutReport(ctx: InTransaction, period: Period): Promise<About> {
  const [workspace] = await ctx.db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  if (!workspace) throw new Error(`There is no workspace ${ctx.workspaceId}`);
  const { timeZone } = workspace;
  const asOf = ctx.now();
  return { period, timeZone, asOf, isPartial: period.to >= dayIn(timeZone, asOf), state: "ready" };
}
