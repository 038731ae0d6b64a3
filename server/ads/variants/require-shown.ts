import type { InTransaction } from "../../context";
import { invalid } from "../../errors";
import { getAdPictureSize } from "../pictures/read-ad-picture";
import { areCropsOf } from "../pictures/schemas";
import { getAdVideo } from "../videos/read-ad-video";
import { wantVideo } from "../videos/want-video";
import { type Variant, videoOf } from "./schemas";

/** What an ad shows must be of this workspace, and what is cut must lie on its picture. A video sets out for Meta at once. */
export async function requireShown(
  ctx: InTransaction,
  connectionId: string,
  variant: Variant,
): Promise<void> {
  const { adPictureId, adVideoId, crops, cards } = variant;
  for (const { adPictureId } of cards) if (adPictureId) await getAdPictureSize(ctx, adPictureId);
  const size = adPictureId ? await getAdPictureSize(ctx, adPictureId) : { width: 0, height: 0 };
  if (!areCropsOf(crops, size)) {
    throw invalid("The part that is shown must lie on the picture.", {
      key: "cropOffPicture",
      field: "adPictureId",
    });
  }
  if (adVideoId) await getAdVideo(ctx, adVideoId);
  const shown = videoOf(variant);
  if (shown) await wantVideo(ctx, { connectionId, adVideoId: shown });
}
