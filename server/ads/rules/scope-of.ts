import { and, eq } from "drizzle-orm";
import { campaigns } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";
import { getOpenConnection } from "../connections/load-connection";

type Scope = { connectionId: string; campaignId: string | null };

/** What a rule or a limit is for, by its name: a campaign of the ad account, or all of it. */
export async function scopeOf(ctx: InTransaction, { connectionId, campaignId }: Scope): Promise<string> {
  const { name } = await getOpenConnection(ctx, connectionId);
  if (campaignId === null) return name;
  const [campaign] = await ctx.db
    .select({ name: campaigns.name })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, ctx.workspaceId),
        eq(campaigns.connectionId, connectionId),
        eq(campaigns.id, campaignId),
      ),
    );
  if (!campaign) throw notFound("The campaign", "campaignNotFound");
  return campaign.name;
}
