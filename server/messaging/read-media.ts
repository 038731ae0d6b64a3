import { and, eq } from "drizzle-orm";
import { media } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../errors";
import { chunkBytes, readChunk } from "./media-chunks";

/** A stored file, read piece by piece. Its bytes come from us, never by a link to Meta. */
export async function readMedia(ctx: Ctx, { mediaId }: { mediaId: string }) {
  const file = await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ mimeType: media.mimeType, fileName: media.fileName, byteCount: media.byteCount })
      .from(media)
      .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId), eq(media.state, "stored")));
    return row;
  });
  if (!file) throw notFound("This file", "fileNotFound");
  return {
    ...file,
    /** From one byte to another, both included. */
    async *bytes(from = 0, to = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
      for (let position = Math.floor(from / chunkBytes); position * chunkBytes <= to; position++) {
        const chunk = await readChunk(ctx, mediaId, position);
        if (!chunk) return;
        const start = position * chunkBytes;
        yield chunk.subarray(Math.max(0, from - start), to - start + 1);
      }
    },
  };
}
