import { and, eq } from "drizzle-orm";
import { profilePictures } from "@/db/schema/profile";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../errors";

/** The bytes of a picture of this workspace; nothing, when it was set at Meta and never passed through our hands. */
export function readPicture(ctx: Ctx, pictureId: string): Promise<Buffer | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const [picture] = await ctx.db
      .select({ image: profilePictures.image })
      .from(profilePictures)
      .where(and(eq(profilePictures.workspaceId, ctx.workspaceId), eq(profilePictures.id, pictureId)));
    if (!picture) throw notFound("The picture", "pictureNotFound");
    return picture.image ?? undefined;
  });
}
