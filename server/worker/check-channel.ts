import { checkChannel } from "../channels/check-channel";
import { getNumber } from "../channels/get-numbers";
import type { Ctx } from "../context";
import { hasUnheardSends } from "../messaging/has-unheard-sends";
import { readReviews } from "../profile/reviews/read-reviews";

/** Asks Meta how a number is and what it decided about it, and our own messages whether Meta still tells us anything. */
export async function lookAtChannel(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const { disconnectedAt, lastWebhookAt } = await getNumber(ctx, numberId);
  // Released while the job waited.
  if (disconnectedAt) return;
  await checkChannel(ctx, { numberId, isSilent: await hasUnheardSends(ctx, { numberId, lastWebhookAt }) });
  await readReviews(ctx, { numberId });
}
