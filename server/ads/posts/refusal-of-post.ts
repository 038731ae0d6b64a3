import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import type { Variant } from "../variants/schemas";
import { postReader } from "./post-reader";

/** Why the post that an ad shows cannot be an ad, as far as Meta says so before it is asked for the ad itself. */
export async function refusalOfPost(
  ctx: Ctx,
  connectionId: string,
  { format, post }: Pick<Variant, "format" | "post">,
): Promise<AdFailure | undefined> {
  if (format !== "post" || !post) return undefined;
  const reader = await postReader(ctx, { connectionId, platform: post.platform });
  const answer = await reader.read(post.postId);
  if (!answer.ok) return { ...(await reader.failureOf(answer.error)).failure, field: "post" };
  if (answer.value.isPromotable) return undefined;
  return {
    kind: "refused",
    at: ctx.now().toISOString(),
    key: "adsPostNotPromotable",
    words: answer.value.reason,
    field: "post",
  };
}
