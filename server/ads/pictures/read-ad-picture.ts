import { and, eq } from "drizzle-orm";
import { adPictures } from "@/db/schema/ads";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { notFound } from "../../errors";

const onePicture = ({ workspaceId }: InTransaction, id: string) =>
  and(eq(adPictures.workspaceId, workspaceId), eq(adPictures.id, id));

/** The bytes of one of the workspace's pictures for ads, as JPEG. */
export function readAdPicture(ctx: Ctx, adPictureId: string): Promise<Buffer> {
  return readOnly(ctx, async (ctx) => {
    const [picture] = await ctx.db
      .select({ image: adPictures.image })
      .from(adPictures)
      .where(onePicture(ctx, adPictureId));
    if (!picture) throw notFound("The picture", "pictureNotFound");
    return picture.image;
  });
}

/** How large one of the workspace's pictures for ads is. */
export async function getAdPictureSize(ctx: InTransaction, adPictureId: string) {
  const [picture] = await ctx.db
    .select({ width: adPictures.width, height: adPictures.height })
    .from(adPictures)
    .where(onePicture(ctx, adPictureId));
  if (!picture) throw notFound("The picture", "pictureNotFound");
  return picture;
}
