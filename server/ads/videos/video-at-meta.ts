import { type Ctx, inTransaction } from "../../context";
import { type GraphResult, refused } from "../../meta/client";
import { getAdVideo } from "./read-ad-video";
import { wantVideo } from "./want-video";

type Which = { connectionId: string; adVideoId: string | null };

/** By what id Meta has this video; nothing, while it is on its way or being prepared. */
export async function videoAtMeta(
  ctx: Ctx,
  { connectionId, adVideoId }: Which,
): Promise<GraphResult<string | undefined>> {
  const handover = await inTransaction(ctx, async (ctx) => {
    await getAdVideo(ctx, adVideoId ?? "");
    return wantVideo(ctx, { connectionId, adVideoId: adVideoId ?? "" });
  });
  if (!handover?.failure)
    return { ok: true, value: (handover?.readyAt && handover.metaVideoId) || undefined };
  const { code, subcode, words } = handover.failure;
  return refused("Meta did not take the video.", { code, subcode, details: words });
}
