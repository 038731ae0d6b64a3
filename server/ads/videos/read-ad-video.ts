import { and, eq, isNotNull } from "drizzle-orm";
import { adVideoPieces, adVideos } from "@/db/schema/ad-videos";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { notFound } from "../../errors";
import { chunkBytes } from "../../messaging/media-chunks";

/** One of the workspace's videos for ads; one that is still on its way here is not there yet. */
export async function getAdVideo(ctx: InTransaction, adVideoId: string) {
  const [video] = await ctx.db
    .select({ mimeType: adVideos.mimeType, fileName: adVideos.fileName, byteCount: adVideos.byteCount })
    .from(adVideos)
    .where(
      and(
        eq(adVideos.workspaceId, ctx.workspaceId),
        eq(adVideos.id, adVideoId),
        isNotNull(adVideos.byteCount),
      ),
    );
  if (!video) throw notFound("The video", "adVideoNotFound");
  return { ...video, byteCount: video.byteCount ?? 0 };
}

/** A video for ads, read piece by piece. */
export async function readAdVideo(ctx: Ctx, adVideoId: string) {
  const video = await readOnly(ctx, (ctx) => getAdVideo(ctx, adVideoId));
  return {
    ...video,
    /** From one byte to another, both included. */
    async *bytes(from: number, to: number): AsyncGenerator<Buffer> {
      for (let position = Math.floor(from / chunkBytes); position * chunkBytes <= to; position++) {
        const piece = await readPiece(ctx, adVideoId, position);
        if (!piece) return;
        const start = position * chunkBytes;
        yield piece.subarray(Math.max(0, from - start), to - start + 1);
      }
    },
  };
}

const readPiece = (ctx: Ctx, adVideoId: string, position: number) =>
  readOnly(ctx, async (ctx) => {
    const [piece] = await ctx.db
      .select({ bytes: adVideoPieces.bytes })
      .from(adVideoPieces)
      .where(
        and(
          eq(adVideoPieces.workspaceId, ctx.workspaceId),
          eq(adVideoPieces.adVideoId, adVideoId),
          eq(adVideoPieces.position, position),
        ),
      );
    return piece?.bytes;
  });
