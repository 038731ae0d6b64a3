import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { media } from "@/db/schema/messaging";
import { inTransaction, type MemberCtx } from "../context";
import { invalid, tooLarge } from "../errors";
import { safeFileName } from "../file-name";
import { mediaRules } from "../meta/send";
import { storeChunks } from "./media-chunks";
import { type MediaKind, mediaKindOf, sniffedBytes } from "./media-kind";

export type UploadedMedia = {
  mediaId: string;
  kind: MediaKind;
  mimeType: string;
  fileName: string;
  byteCount: number;
};

const megabyte = 1024 * 1024;
/** Seals a file that a member wants to send, as it comes in. What is refused or breaks off leaves nothing. */
export async function uploadMedia(
  ctx: MemberCtx,
  { bytes, fileName }: { bytes: AsyncIterable<Uint8Array>; fileName: string },
): Promise<UploadedMedia> {
  const name = safeFileName(fileName);
  const stream = bytes[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let sniffed = 0;
  while (sniffed < sniffedBytes) {
    const { value, done } = await stream.next();
    if (done) break;
    start.push(value);
    sniffed += value.byteLength;
  }
  if (sniffed === 0) throw invalid("This file is empty.", { key: "fileEmpty", field: "file" });
  const { kind, mimeType } = await mediaKindOf(Buffer.concat(start), name);

  const mediaId = uuidv7();
  const row = and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId));
  await inTransaction(ctx, (ctx) =>
    ctx.db.insert(media).values({
      workspaceId: ctx.workspaceId,
      id: mediaId,
      mimeType,
      fileName: name,
      state: "waiting",
      uploadedBy: ctx.actor.memberId,
    }),
  );
  try {
    let byteCount = 0;
    const { maxBytes } = mediaRules[kind];
    const counted = async function* () {
      const rest = { [Symbol.asyncIterator]: () => stream };
      for await (const part of concat(start, rest)) {
        byteCount += part.byteLength;
        if (byteCount > maxBytes) {
          const megabytes = maxBytes / megabyte;
          throw tooLarge(`This file is too large: WhatsApp takes at most ${megabytes} MB of this kind.`, {
            key: "fileTooLarge",
            params: { megabytes },
            field: "file",
          });
        }
        yield part;
      }
    };
    await storeChunks(ctx, mediaId, counted());
    await inTransaction(ctx, (ctx) => ctx.db.update(media).set({ state: "stored", byteCount }).where(row));
    return { mediaId, kind, mimeType, fileName: name, byteCount };
  } catch (error) {
    await inTransaction(ctx, (ctx) => ctx.db.delete(media).where(row));
    throw error;
  }
}

async function* concat(
  first: Iterable<Uint8Array>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}
