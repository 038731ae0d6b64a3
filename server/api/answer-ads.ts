import { exportOutcomes } from "../ads/outcomes/export-outcomes";
import { exportOutcomesInput } from "../ads/outcomes/schemas";
import { readPicture } from "../ads/referrals/read-picture";
import { invalid, notFound } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { answered, entitled } from "./answer-media";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The picture of an ad that brought a customer; another picture has another id. */
export function answerAdPicture(pictureId: string, signedIn: SignedInMember | undefined): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "outcomes.ofConversation");
    if (!uuid.test(pictureId)) throw notFound("The picture", "pictureNotFound");
    return new Response(new Uint8Array(await readPicture(ctx, pictureId)), {
      headers: {
        "content-type": "image/jpeg",
        "cache-control": "private, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  });
}

/** What came of conversations, as a file for whoever may see what Meta is told. */
export function answerOutcomes(request: Request, signedIn: SignedInMember | undefined): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "conversions.list");
    const days = exportOutcomesInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!days.success) throw invalid("The days of this export are not understood.");
    const { from, to } = days.data;
    return new Response(await exportOutcomes(ctx, days.data), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="outcomes-${from}-${to}.csv"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
