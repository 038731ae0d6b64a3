import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { adAccountRoutes } from "@/db/schema/channels";
import type { InTransaction } from "../context";

export type AdAccountRoute = typeof adAccountRoutes.$inferSelect;

/** Who hears of these ad accounts. Asked before any workspace is known; inside of one, its own alone are to be seen. */
export const findAdAccountRoutes = (
  db: Db,
  adAccountIds: string[],
): Promise<AdAccountRoute[]> | AdAccountRoute[] =>
  adAccountIds.length === 0
    ? []
    : db
        .select()
        .from(adAccountRoutes)
        .where(inArray(adAccountRoutes.adAccountId, adAccountIds))
        .orderBy(adAccountRoutes.adAccountId, adAccountRoutes.workspaceId);

type Connected = { adAccountId: string; connectionId: string };

/** From now on this workspace hears of what changes in the ad account. */
export async function routeAdAccount(
  ctx: InTransaction,
  { adAccountId, connectionId }: Connected,
): Promise<void> {
  await ctx.db
    .insert(adAccountRoutes)
    .values({ adAccountId, workspaceId: ctx.workspaceId, connectionId })
    .onConflictDoUpdate({
      target: [adAccountRoutes.adAccountId, adAccountRoutes.workspaceId],
      set: { connectionId },
    });
}

/** It hears of the ad account no more. */
export async function forgetAdAccountRoute(ctx: InTransaction, adAccountId: string): Promise<void> {
  await ctx.db
    .delete(adAccountRoutes)
    .where(
      and(eq(adAccountRoutes.workspaceId, ctx.workspaceId), eq(adAccountRoutes.adAccountId, adAccountId)),
    );
}
