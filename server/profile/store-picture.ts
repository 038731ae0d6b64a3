import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { profilePictures } from "@/db/schema/profile";
import { getConnectedNumber } from "../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../context";
import { invalid, tooLarge } from "../errors";
import { type CropInput, largestPictureBytes, pictureSize, smallestPicture } from "./schemas";

/** More pixels than any camera takes: whoever sends them means to fill the memory. */
const mostPixels = 100_000_000;
const formats = ["jpeg", "png", "webp", "heif", "gif"];

/** Keeps the chosen square of a picture as Meta takes it, without what the camera wrote into it. */
export async function storePicture(
  ctx: MemberCtx,
  { numberId, x, y, size }: CropInput,
  bytes: Buffer,
): Promise<{ pictureId: string }> {
  if (bytes.byteLength > largestPictureBytes) {
    throw tooLarge("The picture may have 10 MB at most.", { key: "pictureTooLarge", field: "picture" });
  }
  const number = await getConnectedNumber(ctx, numberId);
  const image = await square(bytes, { x, y, size });
  const pictureId = uuidv7();
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(profilePictures).values({
      workspaceId: ctx.workspaceId,
      id: pictureId,
      numberId: number.id,
      image,
      uploadedBy: ctx.actor.memberId,
      createdAt: ctx.now(),
    });
  });
  return { pictureId };
}

async function square(bytes: Buffer, { x, y, size }: Omit<CropInput, "numberId">): Promise<Buffer> {
  const { format, width, height } = await read(bytes);
  if (!formats.includes(format)) throw unreadable();
  if (Math.min(width, height) < smallestPicture) {
    throw invalid(`The picture must be at least ${smallestPicture} pixels wide and high.`, {
      key: "pictureTooSmall",
      params: { pixels: smallestPicture },
      field: "picture",
    });
  }
  const side = Math.min(size, width, height);
  const left = Math.min(x, width - side);
  const top = Math.min(y, height - side);
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels })
      .autoOrient()
      .extract({ left, top, width: side, height: side })
      .resize(pictureSize, pictureSize)
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 90 })
      .toBuffer();
  } catch (error) {
    throw unreadable(error);
  }
}

/** The size as it is seen: a camera held upright writes its picture lying down. */
async function read(bytes: Buffer) {
  try {
    const { format, autoOrient } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata();
    return { format, ...autoOrient };
  } catch (error) {
    throw unreadable(error);
  }
}

const unreadable = (cause?: unknown) =>
  invalid("This is not a picture we can read. Choose a JPEG, PNG, WebP, AVIF or GIF.", {
    key: "pictureUnreadable",
    field: "picture",
    cause,
  });
