import type { AdFailure } from "@/db/schema/ads";
import { type Ctx, readOnly } from "../../context";
import { findHandover } from "./load-handover";
import { getAdVideo } from "./read-ad-video";
import type { AdVideoInput } from "./schemas";

export type VideoState = {
  fileName: string;
  /** On its way to Meta, being prepared there, ready to be advertised, or refused. */
  state: "waiting" | "sending" | "preparing" | "ready" | "refused";
  percent: number | null;
  failure: AdFailure | null;
};

/** How far a video has come at Meta. */
export function getVideoState(ctx: Ctx, which: AdVideoInput): Promise<VideoState> {
  return readOnly(ctx, async (ctx) => {
    const { fileName, byteCount } = await getAdVideo(ctx, which.adVideoId);
    const handover = await findHandover(ctx, which);
    const at = (state: VideoState["state"], percent: number | null = null) => ({
      ...{ fileName, state, percent },
      failure: handover?.failure ?? null,
    });
    if (!handover) return at("waiting");
    if (handover.failure) return at("refused");
    if (handover.readyAt) return at("ready");
    if (handover.finishedAt) return at("preparing", handover.progress);
    return at("sending", Math.floor(((handover.fromByte ?? 0) / byteCount) * 100));
  });
}
