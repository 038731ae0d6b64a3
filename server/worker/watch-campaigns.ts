import { standingsToTell } from "../ads/guard/standings-to-tell";
import { pausedByThemselves } from "../ads/run/paused-by-themselves";
import { refusedAds } from "../ads/run/refused-ads";
import { listOpenSubjects, raiseAlert, resolveAlert } from "../alerts/raise-alert";
import type { KindName } from "../alerts/schemas";
import type { InTransaction } from "../context";

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

async function resolveOthers(
  ctx: InTransaction,
  kind: KindName,
  lasting: { subject: string }[],
): Promise<void> {
  for (const subject of await listOpenSubjects(ctx, kind)) {
    if (!lasting.some((one) => one.subject === subject.id)) await resolveAlert(ctx, { kind, subject });
  }
}
