import type { Ctx } from "../../context";
import type { OnAccount } from "../../meta/ads/call";
import { uploadImage } from "../../meta/ads/image";
import type { GraphResult } from "../../meta/client";
import type { HashOf } from "../publishing/creative-spec";
import { picturesOf, type Variant, videoOf } from "../variants/schemas";
import { videoAtMeta } from "../videos/video-at-meta";
import { readAdPicture } from "./read-ad-picture";

/** Meta keeps them longer, unless somebody deletes them there. */
const knownMs = 60 * 60_000;
const mostKnown = 2000;
const known = new Map<string, { hash: string; until: number }>();

/**
 * Hands the pictures of an ad to Meta before they are needed, to draw the ad or to check it, each about once an hour. The
 * same bytes have the same hash there, so it makes no second picture. A video is on its way there
 already; until it is ready, there is nothing to draw.
 */
export async function handOver(
  ctx: Ctx,
  place: OnAccount & { connectionId: string },
  variant: Variant,
): Promise<GraphResult<HashOf> | "later"> {
  const hashes = new Map<string, string>();
  for (const adPictureId of picturesOf(variant)) {
    const key = `${place.accountId} ${adPictureId}`;
    const before = known.get(key);
    if (before && before.until > ctx.now().getTime()) hashes.set(adPictureId, before.hash);
    else {
      const result = await uploadImage({ ...place, bytes: await readAdPicture(ctx, adPictureId) });
      if (!result.ok) return result;
      hashes.set(adPictureId, result.value.hash);
      remember(key, { hash: result.value.hash, until: ctx.now().getTime() + knownMs });
    }
  }
  const adVideoId = videoOf(variant);
  if (adVideoId) {
    const video = await videoAtMeta(ctx, { connectionId: place.connectionId, adVideoId });
    if (!video.ok) return video;
    if (!video.value) return "later";
    hashes.set(adVideoId, video.value);
  }
  return { ok: true, value: (id) => hashes.get(id) ?? "" };
}

function remember(key: string, one: { hash: string; until: number }): void {
  known.delete(key);
  known.set(key, one);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest) known.delete(oldest);
}
