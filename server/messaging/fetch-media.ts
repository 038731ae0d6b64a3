import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { conversations, media, mediaChunks, messages } from "@/db/schema/messaging";
import { accessToken } from "../channels/access-token";
import { getNumber } from "../channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { AppError } from "../errors";
import { recordEvent } from "../events";
import { type GraphResult, refused } from "../meta/client";
import { type DownloadedMedia, fetchMedia as fetchFromMeta } from "../meta/media";
import type { JobRow } from "../queue";
import { fetchMediaJob } from "./fetch-media-job";
import { storeChunks } from "./media-chunks";

/** Brings a file of a message here and seals it, before Meta forgets it after seven days. Safe to run twice. */
export async function fetchMedia(
  ctx: Ctx,
  { mediaId }: z.infer<typeof fetchMediaJob.payload>,
  job: Pick<JobRow, "attempts">,
): Promise<void> {
  const file = await inTransaction(ctx, (ctx) => findFile(ctx, mediaId));
  if (file?.state !== "waiting" || !file.metaMediaId) return;
  const result = await fetchOne(ctx, { ...file, metaMediaId: file.metaMediaId }).catch((error: unknown) => {
    if (job.attempts < fetchMediaJob.maxAttempts) throw error;
    return refused("The file could not be fetched.");
  });
  if (result.ok) return store(ctx, { ...file, mediaId, bytes: result.value.bytes });
  if (result.error.isTransient && job.attempts < fetchMediaJob.maxAttempts) {
    throw new AppError("UPSTREAM", result.error.message);
  }
  await inTransaction(ctx, async (ctx) => {
    await update(ctx, mediaId, { state: "failed", failureDetail: result.error.message });
    await recordEvent(ctx, {
      kind: "media.stored",
      conversationId: file.conversationId,
      messageIds: [file.messageId],
    });
  });
}

async function findFile(ctx: InTransaction, mediaId: string) {
  const [file] = await ctx.db
    .select({
      state: media.state,
      metaMediaId: media.metaMediaId,
      messageId: messages.id,
      conversationId: conversations.id,
      numberId: conversations.numberId,
    })
    .from(media)
    .innerJoin(messages, and(eq(messages.workspaceId, media.workspaceId), eq(messages.id, media.messageId)))
    .innerJoin(
      conversations,
      and(eq(conversations.workspaceId, messages.workspaceId), eq(conversations.id, messages.conversationId)),
    )
    .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId)));
  return file;
}

async function fetchOne(
  ctx: Ctx,
  { numberId, metaMediaId }: { numberId: string; metaMediaId: string },
): Promise<GraphResult<DownloadedMedia>> {
  const number = await getNumber(ctx, numberId);
  const token = await accessToken(ctx, number.accountId);
  return fetchFromMeta({ phoneNumberId: number.metaPhoneNumberId, token }, metaMediaId);
}

type StoredFile = { mediaId: string; messageId: string; conversationId: string; bytes: Buffer };

function store(ctx: Ctx, { mediaId, messageId, conversationId, bytes }: StoredFile): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .delete(mediaChunks)
      .where(and(eq(mediaChunks.workspaceId, ctx.workspaceId), eq(mediaChunks.mediaId, mediaId)));
    await storeChunks(ctx, mediaId, Readable.from([bytes]));
    await update(ctx, mediaId, { state: "stored", byteCount: bytes.length, failureDetail: null });
    await recordEvent(ctx, { kind: "media.stored", conversationId, messageIds: [messageId] });
  });
}

const update = (ctx: InTransaction, mediaId: string, values: Partial<typeof media.$inferInsert>) =>
  ctx.db
    .update(media)
    .set(values)
    .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId)));
