import { fetchPostPicture } from "../ads/posts/post-pictures";
import type { SignedInMember } from "../identity/find-member";
import { answered, entitled } from "./answer-media";

/** The picture of a post at Meta, for whoever may choose one for an ad. */
export const answerPostPicture = (sealed: string, signedIn: SignedInMember | undefined): Promise<Response> =>
  answered(async () => {
    const ctx = entitled(signedIn, "adCreative.posts");
    return new Response(new Uint8Array(await fetchPostPicture(ctx, sealed)), {
      headers: {
        "content-type": "image/jpeg",
        "cache-control": "private, max-age=3600",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  });
