import sharp from "sharp";

const mostPixels = 40_000_000;
/** Twice the width of a card, for sharp screens. */
const side = 640;

/** A picture from outside as a small JPEG, without whatever else its file holds; nothing, if it is no picture. */
export async function drawnAnew(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels });
    const { format } = await picture.metadata();
    if (!["jpeg", "png", "webp", "gif"].includes(format)) return undefined;
    return await picture
      .autoOrient()
      .resize(side, side, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    return undefined;
  }
}
