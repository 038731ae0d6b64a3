import { and, eq } from "drizzle-orm";
import { campaigns } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { openConnections } from "../connections/load-connection";
import { limitStandings, reachedThreshold } from "./limit-standings";

/** The highest threshold that each limit has reached; each of each month is a subject of its own. */
export async function standingsToTell(ctx: InTransaction) {
  const told: { subject: string; name: string; threshold: number }[] = [];
  for (const connection of await openConnections(ctx)) {
    for (const standing of await limitStandings(ctx, connection)) {
      const threshold = reachedThreshold(standing);
      if (threshold === undefined) continue;
      const { limitId, month, campaignId } = standing;
      const name = campaignId ? await nameOf(ctx, campaignId) : connection.name;
      told.push({ subject: `${limitId} ${month} ${threshold}`, name, threshold });
    }
  }
  return told;
}

async function nameOf(ctx: InTransaction, campaignId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, ctx.workspaceId), eq(campaigns.id, campaignId)));
  return row?.name ?? "";
}
