import { and, eq } from "drizzle-orm";
import { referralPictures } from "@/db/schema/ads-outcomes";
import { type Ctx, inTransaction } from "@/server/context";
import { notFound } from "@/server/errors";

/** The picture of an ad that brought a customer of this workspace, as JPEG. */
export function readPicture(ctx: Ctx, pictureId: string): Promise<Buffer> {
  return inTransaction(ctx, async (ctx) => {
    const [picture] = await ctx.db
      .select({ image: referralPictures.image })
      .from(referralPictures)
      .where(and(eq(referralPictures.workspaceId, ctx.workspaceId), eq(referralPictures.id, pictureId)));
    if (!picture?.image) throw notFound("The picture", "pictureNotFound");
    return picture.image;
  });
}
