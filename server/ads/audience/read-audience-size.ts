import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import { readReach } from "../../meta/ads/audience-size";
import { failureOf } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import { audienceOf } from "./audience-of";
import type { AudienceSizeInput } from "./schemas";

export type SizeView = {
  /** Absent where Meta has not counted yet. */
  size: { smallest: number; largest: number } | null;
  failure: AdFailure | null;
};

/**
 * How many people are meant, by Meta's estimate. What a budget brings is not told: Meta took that forecast away, and its
 * estimate for a goal counts the same people.
 */
export async function readAudienceSize(
  ctx: Ctx,
  { connectionId, audience }: AudienceSizeInput,
): Promise<SizeView> {
  const place = await placeOf(ctx, connectionId);
  const answer = await readReach({ ...place, audience: audienceOf(audience) });
  if (!answer.ok) return { size: null, failure: failureOf(answer.error, ctx.now()) };
  const { smallest = -1, largest = -1, isReady } = answer.value;
  const isCounted = isReady && smallest >= 0 && largest >= smallest;
  return { size: isCounted ? { smallest, largest } : null, failure: null };
}
