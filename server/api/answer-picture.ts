import { isFromElsewhere } from "../cross-site";
import { invalid, notFound, tooLarge } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { readPicture } from "../profile/read-picture";
import { cropInput, largestPictureBytes } from "../profile/schemas";
import { storePicture } from "../profile/store-picture";
import { answered, entitled } from "./answer-media";

/** Takes the picture as the body, and the square that was chosen in the query; no page of another site can send it. */
export function answerPictureUpload(
  request: Request,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "profile.save");
    const crop = cropInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!crop.success || !request.body || isFromElsewhere(request)) {
      throw invalid("This is not a picture from the console.", {
        key: "pictureUnreadable",
        field: "picture",
      });
    }
    const stored = await storePicture(ctx, crop.data, await bytesOf(request));
    return Response.json(stored, {
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    });
  });
}

async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestPictureBytes) {
      throw tooLarge("The picture may have 10 MB at most.", { key: "pictureTooLarge", field: "picture" });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Stands for a picture that was set at Meta: there is one, and we have not got it. */
const setElsewhere =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#c8c3b4" d="M0 0h64v64H0z"/><path fill="#55574f" d="M20 46V30a12 12 0 0 1 24 0v16z"/></svg>';

/** A picture never changes: another one has another id. */
export function answerPicture(pictureId: string, signedIn: SignedInMember | undefined): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "profile.get");
    if (!uuid.test(pictureId)) throw notFound("The picture", "pictureNotFound");
    const image = await readPicture(ctx, pictureId);
    return new Response(image ? new Uint8Array(image) : setElsewhere, {
      headers: {
        "content-type": image ? "image/jpeg" : "image/svg+xml",
        "cache-control": "private, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
