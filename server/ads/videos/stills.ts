import sharp from "sharp";
import { type Ctx, type MemberCtx, readOnly } from "../../context";
import { notFound } from "../../errors";
import { listStills, type StillAtMeta } from "../../meta/ads/video";
import { downloadPicture } from "../../meta/media";
import { adError } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import { storeAdPicture } from "../pictures/store-ad-picture";
import { findHandover } from "./load-handover";
import { getAdVideo } from "./read-ad-video";
import type { AdVideoInput, StillInput } from "./schemas";

/** How many are offered; Meta makes about ten. */
const most = 6;

async function listSuggested(ctx: Ctx, which: AdVideoInput): Promise<StillAtMeta[]> {
  const handover = await readOnly(ctx, async (ctx) => {
    await getAdVideo(ctx, which.adVideoId);
    return findHandover(ctx, which);
  });
  if (!handover?.readyAt || !handover.metaVideoId) return [];
  const place = await placeOf(ctx, which.connectionId);
  const stills = await listStills({ ...place, videoId: handover.metaVideoId });
  if (!stills.ok) throw adError(stills.error);
  return stills.value.sort((a, b) => Number(b.isPreferred) - Number(a.isPreferred)).slice(0, most);
}

async function fetchStill({ url }: StillAtMeta): Promise<Buffer> {
  const file = await downloadPicture(url);
  if (!file.ok) throw adError(file.error);
  return file.value.bytes;
}

/** Twice the width at which it is offered, for sharp screens. */
const side = 240;

/** What Meta suggests to stand before the video until it plays, the one it likes best first: small, to choose from. */
export async function suggestStills(ctx: Ctx, which: AdVideoInput): Promise<string[]> {
  const stills = await listSuggested(ctx, which);
  return Promise.all(
    stills.map(async (still) => {
      const small = await sharp(await fetchStill(still))
        .resize(side, side, { fit: "inside" })
        .jpeg({ quality: 80 })
        .toBuffer();
      return `data:image/jpeg;base64,${small.toString("base64")}`;
    }),
  );
}

/** Makes one of the suggestions a picture of ours, with which the ad goes on as with any other. */
export async function takeStill(
  ctx: MemberCtx,
  { number, ...which }: StillInput,
): Promise<{ adPictureId: string }> {
  const still = (await listSuggested(ctx, which))[number - 1];
  if (!still) throw notFound("The picture", "pictureNotFound");
  // Meta's own is as large as the video, and so never too small for it.
  const { adPictureId } = await storeAdPicture(ctx, await fetchStill(still), { smallest: 1 });
  return { adPictureId };
}
