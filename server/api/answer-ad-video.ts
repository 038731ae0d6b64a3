import { readAdVideo } from "../ads/videos/read-ad-video";
import { largestAdVideoBytes } from "../ads/videos/schemas";
import { storeAdVideo, tooLargeVideo, unreadableVideo } from "../ads/videos/store-ad-video";
import { isFromElsewhere } from "../cross-site";
import { notFound } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { answerBytes, answered, decoded, entitled } from "./answer-media";

/** Takes a video for ads as the body, its name in a header, and keeps it as it comes; no page of another site can send it. */
export function answerAdVideoUpload(
  request: Request,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "campaigns.saveDraft");
    if (!request.body || isFromElsewhere(request)) throw unreadableVideo();
    // Refused before it has come for half an hour, if the browser says how much it is.
    if (Number(request.headers.get("content-length") ?? 0) > largestAdVideoBytes) throw tooLargeVideo();
    const fileName = decoded(request.headers.get("x-file-name") ?? "video.mp4");
    return Response.json(await storeAdVideo(ctx, { bytes: request.body, fileName }), {
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    });
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A video for ads, as a stream or in the ranges that a player asks for; another one has another id. */
export function answerAdVideo(
  request: Request,
  adVideoId: string,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "campaigns.draft");
    if (!uuid.test(adVideoId)) throw notFound("The video", "adVideoNotFound");
    const { mimeType, byteCount, bytes } = await readAdVideo(ctx, adVideoId);
    const headers = new Headers({
      "content-type": mimeType,
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; frame-ancestors 'self'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    return answerBytes(request, headers, { size: byteCount, bytes });
  });
}
