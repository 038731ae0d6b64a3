import type { TroubleKind } from "@/db/schema/channels";
import { raiseAlert, resolveAlert } from "../alerts/raise-alert";
import type { KindName } from "../alerts/schemas";
import { findTrouble } from "../channels/find-trouble";
import type { Ctx } from "../context";

type ChannelAlert = Extract<KindName, `channel_${string}`>;

/** The alert that each trouble of a channel raises. */
const alertOf: Record<TroubleKind, ChannelAlert> = {
  tokenRevoked: "channel_token_invalid",
  tokenExpired: "channel_token_invalid",
  tokenOfAnotherApp: "channel_token_invalid",
  permissionMissing: "channel_trouble",
  notSubscribed: "channel_unsubscribed",
  paymentMissing: "channel_payment_missing",
  accountRestricted: "channel_trouble",
  numberRestricted: "channel_trouble",
  numberNotRegistered: "channel_trouble",
  numberGone: "channel_trouble",
  tokenExpiring: "channel_token_expiring",
  numberFlagged: "channel_flagged",
  sendingLimited: "channel_trouble",
  qualityLow: "channel_flagged",
  nameDeclined: "channel_trouble",
  webhookSilent: "channel_webhook_silent",
};

/** Tells the owners that a channel became worse; when the trouble is over, the alert rings no more. */
export async function tellTrouble(ctx: Ctx, { troubleId }: { troubleId: string }): Promise<void> {
  const found = await findTrouble(ctx, troubleId);
  if (!found) return;
  const { trouble, verifiedName, displayNumber, othersOpen } = found;
  const kind = alertOf[trouble.kind];
  const subject = { type: "channel", id: trouble.subjectId };
  if (trouble.endedAt) {
    // Another trouble of the same number may say the same.
    if (!othersOpen.some((other) => alertOf[other] === kind)) await resolveAlert(ctx, { kind, subject });
    return;
  }
  await raiseAlert(ctx, { kind, subject, params: { numberName: verifiedName || displayNumber } });
}
