import { and, eq } from "drizzle-orm";
import { mediaChunks } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { workspaceVault } from "../crypto";

export const chunkBytes = 1024 * 1024;
const about = (mediaId: string, position: number) => `media ${mediaId} ${position}`;

/** Cuts a stream into pieces of one megabyte. */
export async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    for (let start = 0; start < part.byteLength; ) {
      const piece = part.subarray(start, start + chunkBytes - size);
      parts.push(piece);
      size += piece.byteLength;
      start += piece.byteLength;
      if (size === chunkBytes) {
        yield Buffer.concat(parts);
        parts = [];
        size = 0;
      }
    }
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Seals a file as it comes in, each piece in a transaction of its own: a slow sender holds nothing. */
export async function storeChunks(
  ctx: Ctx,
  mediaId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  let position = 0;
  for await (const piece of pieces(bytes)) {
    const at = position++;
    await inTransaction(ctx, async (ctx) => {
      const vault = await workspaceVault(ctx);
      await ctx.db.insert(mediaChunks).values({
        workspaceId: ctx.workspaceId,
        mediaId,
        position: at,
        sealed: vault.seal(piece, about(mediaId, at)),
      });
    });
  }
}

/** One piece, or undefined after the last. */
export function readChunk(ctx: Ctx, mediaId: string, position: number): Promise<Buffer | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const [chunk] = await ctx.db
      .select({ sealed: mediaChunks.sealed })
      .from(mediaChunks)
      .where(
        and(
          eq(mediaChunks.workspaceId, ctx.workspaceId),
          eq(mediaChunks.mediaId, mediaId),
          eq(mediaChunks.position, position),
        ),
      );
    if (!chunk) return undefined;
    const vault = await workspaceVault(ctx);
    return vault.open(chunk.sealed, about(mediaId, position));
  });
}
