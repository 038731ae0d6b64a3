import { and, eq, inArray, isNull } from "drizzle-orm";
import { adConnections, adSets, ads, campaigns } from "@/db/schema/ads";
import type { InTransaction } from "../../context";

/** The ads that Meta's review refused, in campaigns that somebody still wants, with Meta's first reason. */
export async function refusedAds(ctx: InTransaction) {
  const rows = await ctx.db
    .select({ id: ads.id, adName: ads.name, campaignName: campaigns.name, feedback: ads.reviewFeedback })
    .from(ads)
    .innerJoin(adSets, and(eq(adSets.workspaceId, ads.workspaceId), eq(adSets.id, ads.adSetId)))
    .innerJoin(
      campaigns,
      and(eq(campaigns.workspaceId, adSets.workspaceId), eq(campaigns.id, adSets.campaignId)),
    )
    .innerJoin(
      adConnections,
      and(eq(adConnections.workspaceId, campaigns.workspaceId), eq(adConnections.id, campaigns.connectionId)),
    )
    .where(
      and(
        eq(ads.workspaceId, ctx.workspaceId),
        eq(ads.effectiveStatus, "DISAPPROVED"),
        eq(ads.status, "ACTIVE"),
        inArray(campaigns.status, ["ACTIVE", "PAUSED"]),
        isNull(adConnections.disconnectedAt),
      ),
    );
  return rows.map(({ id, adName, campaignName, feedback }) => ({
    ...{ subject: id, adName, campaignName },
    reason: Object.values(feedback ?? {})[0] ?? "",
  }));
}
