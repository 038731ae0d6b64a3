import { standingsToTell } from "../ads/guard/standings-to-tell";
import { pausedByThemselves } from "../ads/run/paused-by-themselves";
import { refusedAds } from "../ads/run/refused-ads";
import { raiseAlert } from "../alerts/raise-alert";
import type { InTransaction } from "../context";
import { resolveOthers } from "./resolve-others";

/** Tells of ads that Meta refused, of what rules and limits paused, and of limits that are nearly used up, while that is so. */
export async function watchCampaigns(ctx: InTransaction): Promise<void> {
  const refused = await refusedAds(ctx);
  for (const { subject, ...params } of refused) {
    await raiseAlert(ctx, { kind: "ad_refused", subject: { type: "ad", id: subject }, params });
  }
  const paused = await pausedByThemselves(ctx);
  for (const { subject, ...params } of paused) {
    await raiseAlert(ctx, { kind: "campaign_paused", subject: { type: "campaign", id: subject }, params });
  }
  const reached = await standingsToTell(ctx);
  for (const { subject, ...params } of reached) {
    await raiseAlert(ctx, { kind: "spend_limit_threshold", subject: { type: "limit", id: subject }, params });
  }
  await resolveOthers(ctx, "ad_refused", refused);
  await resolveOthers(ctx, "campaign_paused", paused);
  await resolveOthers(ctx, "spend_limit_threshold", reached);
}
