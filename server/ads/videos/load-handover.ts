import { and, eq } from "drizzle-orm";
import { adVideoHandovers } from "@/db/schema/ad-videos";
import type { InTransaction } from "../../context";
import { tellLive } from "../../live";
import type { AdVideoInput } from "./schemas";

export type Handover = typeof adVideoHandovers.$inferSelect;

const one = ({ workspaceId }: InTransaction, { connectionId, adVideoId }: AdVideoInput) =>
  and(
    eq(adVideoHandovers.workspaceId, workspaceId),
    eq(adVideoHandovers.connectionId, connectionId),
    eq(adVideoHandovers.adVideoId, adVideoId),
  );

/** How far a video has come at Meta; nothing, where nobody asked for it yet. */
export async function findHandover(ctx: InTransaction, which: AdVideoInput): Promise<Handover | undefined> {
  const [handover] = await ctx.db.select().from(adVideoHandovers).where(one(ctx, which));
  return handover;
}

export async function keepHandover(
  ctx: InTransaction,
  which: AdVideoInput,
  change: Partial<Handover>,
): Promise<void> {
  await ctx.db.update(adVideoHandovers).set(change).where(one(ctx, which));
  await tellLive(ctx, [{ kind: "campaigns.changed" }]);
}
