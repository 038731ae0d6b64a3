import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { adPictures } from "@/db/schema/ads";
import { inTransaction, type MemberCtx } from "../../context";
import { invalid, tooLarge } from "../../errors";
import { largestAdPicture, largestAdPictureBytes, smallestAdPicture } from "./schemas";

/** More pixels than any camera takes: whoever sends them means to fill the memory. */
const mostPixels = 100_000_000;
const formats = ["jpeg", "png", "webp", "heif", "gif"];

/** Keeps a picture for ads as Meta takes it, without what the camera wrote into it. */
export async function storeAdPicture(
  ctx: MemberCtx,
  bytes: Buffer,
  { smallest = smallestAdPicture } = {},
): Promise<{ adPictureId: string; width: number; height: number }> {
  if (bytes.byteLength > largestAdPictureBytes) {
    throw tooLarge("The picture may have 20 MB at most.", { key: "adPictureTooLarge", field: "adPictureId" });
  }
  const { data: image, info } = await prepare(bytes, smallest);
  const id = uuidv7();
  await inTransaction(ctx, (ctx) =>
    ctx.db.insert(adPictures).values({
      workspaceId: ctx.workspaceId,
      id,
      image,
      width: info.width,
      height: info.height,
      uploadedBy: ctx.actor.memberId,
      createdAt: ctx.now(),
    }),
  );
  return { adPictureId: id, width: info.width, height: info.height };
}

async function prepare(bytes: Buffer, smallest: number) {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels });
    const { format, autoOrient } = await picture.metadata();
    if (!formats.includes(format)) throw unreadable();
    if (Math.min(autoOrient.width, autoOrient.height) < smallest) {
      throw invalid(`The picture must be at least ${smallest} pixels wide and high.`, {
        key: "pictureTooSmall",
        params: { pixels: smallest },
        field: "adPictureId",
      });
    }
    return await picture
      .autoOrient()
      .resize(largestAdPicture, largestAdPicture, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof Error && error.name === "AppError") throw error;
    throw unreadable(error);
  }
}

const unreadable = (cause?: unknown) =>
  invalid("This is not a picture we can read. Choose a JPEG, PNG, WebP, AVIF or GIF.", {
    key: "pictureUnreadable",
    field: "adPictureId",
    cause,
  });
