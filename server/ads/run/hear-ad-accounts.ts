import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { adConnections } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { enqueue } from "../../queue";
import { readCampaignsJob } from "./read-campaigns";

/** Meta tells of every object by itself, and of many at once: within this time an ad account is read once. */
export const quietMs = 20_000;

/**
 * Has the ad accounts read again of which Meta said that something changed: at once, or as soon as the last such reading is
 * `quietMs` ago. One that is still to come knows of this change as well, however often and in whatever order Meta tells of it.
 */
export async function hearAdAccounts(ctx: InTransaction, connectionIds: string[]): Promise<void> {
  const now = ctx.now();
  const due = await ctx.db
    .select({ id: adConnections.id, rereadAt: adConnections.rereadAt })
    .from(adConnections)
    .where(
      and(
        eq(adConnections.workspaceId, ctx.workspaceId),
        inArray(adConnections.id, connectionIds),
        isNull(adConnections.disconnectedAt),
        or(isNull(adConnections.rereadAt), lte(adConnections.rereadAt, now)),
      ),
    )
    // Sorted, so that two workers lock them in the same order.
    .orderBy(asc(adConnections.id))
    .for("update");
  for (const { id: connectionId, rereadAt } of due) {
    const earliest = (rereadAt?.getTime() ?? 0) + quietMs;
    const runAt = new Date(Math.max(now.getTime(), earliest));
    await ctx.db
      .update(adConnections)
      .set({ rereadAt: runAt })
      .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.id, connectionId)));
    await enqueue(ctx, readCampaignsJob, { connectionId }, { runAt });
  }
}
