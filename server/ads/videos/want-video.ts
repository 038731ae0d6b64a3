import { adVideoHandovers } from "@/db/schema/ad-videos";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { getOpenConnection } from "../connections/load-connection";
import { askToHandOver } from "./hand-over-job";
import { findHandover, type Handover, keepHandover } from "./load-handover";
import { getAdVideo } from "./read-ad-video";
import type { AdVideoInput } from "./schemas";

/** Sees to it that the ad account gets this video, and says how far it is. It is handed over once, however often it is wanted. */
export async function wantVideo(ctx: InTransaction, which: AdVideoInput): Promise<Handover | undefined> {
  const { connectionId, adVideoId } = which;
  await ctx.db
    .insert(adVideoHandovers)
    .values({ workspaceId: ctx.workspaceId, connectionId, adVideoId })
    .onConflictDoNothing();
  const handover = await findHandover(ctx, which);
  if (!handover?.readyAt && !handover?.failure) await askToHandOver(ctx, which);
  return handover;
}

/** Hands over from the beginning what Meta did not take, or could not prepare. */
export function handOverAgain(ctx: MemberCtx, { connectionId, adVideoId }: AdVideoInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await getOpenConnection(ctx, connectionId);
    await getAdVideo(ctx, adVideoId);
    const handover = await findHandover(ctx, { connectionId, adVideoId });
    if (handover?.failure) await keepHandover(ctx, handover, unsent);
    await wantVideo(ctx, { connectionId, adVideoId });
  });
}

/** As if it had never been begun. */
export const unsent = {
  ...{ sessionId: null, metaVideoId: null, fromByte: null, toByte: null },
  ...{ finishedAt: null, progress: null, lookAt: null, failure: null },
};
