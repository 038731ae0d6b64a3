import { sql } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { forgetClicks } from "../ads/referrals/forget-clicks";
import { forgetAdVideos } from "../ads/videos/forget-ad-videos";
import { asWorker, systemCtx } from "../context";
import { env } from "../env";
import { forgetMessages, forgetUploads } from "../messaging/forget-messages";
import { forgetRecipientValues } from "../notifications/broadcasts/forget-recipients";
import { forgetRequests } from "../notifications/forget-requests";

const day = 24 * 60 * 60_000;
/** Long enough for a person to look at what was given up. */
const failedJobDays = 30;
/** So long another program may ask again for the same notification. */
const requestDays = 30;

/** What is kept for a time only, of every workspace. */
export async function forget(signal?: AbortSignal, now = new Date()): Promise<void> {
  const { GUICHET_MESSAGE_DAYS: messageDays } = env;
  const daysAgo = (days: number) => new Date(now.getTime() - days * day);
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    if (signal?.aborted) return;
    const ctx = systemCtx(id);
    await forgetUploads(ctx, daysAgo(1));
    await forgetAdVideos(ctx, daysAgo(1));
    await forgetRequests(ctx, daysAgo(requestDays));
    if (!messageDays) continue;
    await forgetMessages(ctx, daysAgo(messageDays), signal);
    await forgetClicks(ctx, daysAgo(messageDays));
    await forgetRecipientValues(ctx, daysAgo(messageDays), signal);
  }
  await asWorker((db) =>
    db.execute(sql`delete from jobs where failed_at < ${daysAgo(failedJobDays).toISOString()}::timestamptz`),
  );
}
