import { and, eq } from "drizzle-orm";
import { fileTypeFromBuffer } from "file-type";
import { v7 as uuidv7 } from "uuid";
import { adVideoPieces, adVideos } from "@/db/schema/ad-videos";
import { inTransaction, type MemberCtx } from "../../context";
import { invalid, tooLarge } from "../../errors";
import { safeFileName } from "../../file-name";
import { pieces } from "../../messaging/media-chunks";
import { adVideoTypes, largestAdVideoBytes } from "./schemas";

/** Keeps a video for ads as it comes in; never more than a piece of it is held. What is refused or breaks off leaves nothing. */
export async function storeAdVideo(
  ctx: MemberCtx,
  { bytes, fileName }: { bytes: AsyncIterable<Uint8Array>; fileName: string },
): Promise<{ adVideoId: string }> {
  const id = uuidv7();
  const { workspaceId } = ctx;
  const row = and(eq(adVideos.workspaceId, workspaceId), eq(adVideos.id, id));
  let position = 0;
  let byteCount = 0;
  try {
    for await (const piece of pieces(bytes)) {
      byteCount += piece.byteLength;
      if (byteCount > largestAdVideoBytes) throw tooLargeVideo();
      const first = position === 0 ? { mimeType: await typeOf(piece) } : undefined;
      // Each in a transaction of its own: a slow sender holds nothing.
      await inTransaction(ctx, async (ctx) => {
        if (first) {
          await ctx.db.insert(adVideos).values({
            ...{ workspaceId, id, fileName: safeFileName(fileName), ...first },
            ...{ uploadedBy: ctx.actor.memberId, createdAt: ctx.now() },
          });
        }
        await ctx.db.insert(adVideoPieces).values({ workspaceId, adVideoId: id, position, bytes: piece });
      });
      position++;
    }
    if (byteCount === 0) throw unreadableVideo();
    await inTransaction(ctx, (ctx) => ctx.db.update(adVideos).set({ byteCount }).where(row));
    return { adVideoId: id };
  } catch (error) {
    if (position > 0) await inTransaction(ctx, (ctx) => ctx.db.delete(adVideos).where(row));
    throw error;
  }
}

/** What the bytes are; what the browser and the file's name say counts for nothing. */
async function typeOf(start: Uint8Array): Promise<string> {
  const type = (await fileTypeFromBuffer(start))?.mime.split(";")[0];
  // The same container under the name that telephones write into it.
  const mimeType = type === "video/x-m4v" ? "video/mp4" : type;
  if (!(adVideoTypes as readonly (string | undefined)[]).includes(mimeType)) throw unreadableVideo();
  return mimeType as string;
}

export const tooLargeVideo = () =>
  tooLarge("The video may have 1 GB at most.", { key: "adVideoTooLarge", field: "adVideoId" });

export const unreadableVideo = () =>
  invalid("This is not a video that Meta takes. Choose an MP4 or a MOV.", {
    key: "adVideoUnreadable",
    field: "adVideoId",
  });
