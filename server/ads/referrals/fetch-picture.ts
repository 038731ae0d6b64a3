import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { referralPictures, referrals } from "@/db/schema/ads-outcomes";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { AppError } from "@/server/errors";
import { recordEvents } from "@/server/events";
import { downloadPicture } from "@/server/meta/media";
import type { JobRow } from "@/server/queue";
import { drawnAnew } from "../pictures/drawn-anew";
import { fetchPictureJob } from "./fetch-picture-job";

/** Brings the picture of an ad here, drawn anew: whatever else the file holds stays outside. Safe to run twice. */
export async function fetchPicture(
  ctx: Ctx,
  { pictureId }: z.infer<typeof fetchPictureJob.payload>,
  job: Pick<JobRow, "attempts">,
): Promise<void> {
  const waiting = await inTransaction(ctx, (ctx) => findWaiting(ctx, pictureId));
  if (!waiting) return;
  const file = await downloadPicture(waiting.address);
  if (!file.ok && file.error.isTransient && job.attempts < fetchPictureJob.maxAttempts) {
    throw new AppError("UPSTREAM", file.error.message);
  }
  const image = file.ok ? await drawnAnew(file.value.bytes) : undefined;
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(referralPictures)
      .set(image ? { image, state: "stored" } : { state: "failed" })
      .where(one(ctx, pictureId));
    if (image) await tellThreads(ctx, pictureId);
  });
}

const one = ({ workspaceId }: Ctx, pictureId: string) =>
  and(eq(referralPictures.workspaceId, workspaceId), eq(referralPictures.id, pictureId));

async function findWaiting(ctx: InTransaction, pictureId: string) {
  const [picture] = await ctx.db
    .select({ address: referralPictures.address, state: referralPictures.state })
    .from(referralPictures)
    .where(one(ctx, pictureId));
  return picture?.state === "waiting" ? picture : undefined;
}

/** Of a busy ad the newest threads are told; the others find the picture when they are opened. */
const mostThreads = 100;

async function tellThreads(ctx: InTransaction, pictureId: string): Promise<void> {
  const shown = await ctx.db
    .select({ conversationId: referrals.conversationId, messageId: referrals.messageId })
    .from(referrals)
    .where(and(eq(referrals.workspaceId, ctx.workspaceId), eq(referrals.pictureId, pictureId)))
    .limit(mostThreads);
  await recordEvents(
    ctx,
    shown.map(({ conversationId, messageId }) => ({
      kind: "media.stored" as const,
      conversationId,
      messageIds: [messageId],
    })),
  );
}
