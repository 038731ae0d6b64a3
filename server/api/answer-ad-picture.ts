import { readAdPicture } from "../ads/pictures/read-ad-picture";
import { largestAdPictureBytes } from "../ads/pictures/schemas";
import { storeAdPicture } from "../ads/pictures/store-ad-picture";
import { isFromElsewhere } from "../cross-site";
import { invalid, notFound, tooLarge } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { answered, entitled } from "./answer-media";

/** Takes a picture for ads as the body; no page of another site can send it. */
export function answerAdPictureUpload(
  request: Request,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "campaigns.saveDraft");
    if (!request.body || isFromElsewhere(request)) {
      throw invalid("This is not a picture from the console.", { key: "pictureUnreadable" });
    }
    return Response.json(await storeAdPicture(ctx, await bytesOf(request)), {
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    });
  });
}

async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestAdPictureBytes) {
      throw tooLarge("The picture may have 20 MB at most.", { key: "adPictureTooLarge" });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A picture for ads never changes: another one has another id. */
export function answerAdPicture(
  adPictureId: string,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "campaigns.draft");
    if (!uuid.test(adPictureId)) throw notFound("The picture", "pictureNotFound");
    return new Response(new Uint8Array(await readAdPicture(ctx, adPictureId)), {
      headers: {
        "content-type": "image/jpeg",
        "cache-control": "private, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
