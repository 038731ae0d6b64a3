import type { z } from "zod";
import type { Role } from "../context";
import type { AlertKind } from "./define-kind";
import { adRefused } from "./kinds/ad-refused";
import { broadcastFailures } from "./kinds/broadcast-failures";
import { broadcastStopped } from "./kinds/broadcast-stopped";
import { budgetStopped } from "./kinds/budget-stopped";
import { budgetThreshold } from "./kinds/budget-threshold";
import { campaignPaused } from "./kinds/campaign-paused";
import { channelFlagged } from "./kinds/channel-flagged";
import { channelPaymentMissing } from "./kinds/channel-payment-missing";
import { channelTokenExpiring } from "./kinds/channel-token-expiring";
import { channelTokenInvalid } from "./kinds/channel-token-invalid";
import { channelTrouble } from "./kinds/channel-trouble";
import { channelUnsubscribed } from "./kinds/channel-unsubscribed";
import { channelWebhookSilent } from "./kinds/channel-webhook-silent";
import { deliveryFailed } from "./kinds/delivery-failed";
import { queueBehind } from "./kinds/queue-behind";
import { sendingFailing } from "./kinds/sending-failing";
import { spendLimitThreshold } from "./kinds/spend-limit-threshold";
import { windowClosing } from "./kinds/window-closing";
import type { KindName } from "./schemas";

/** Everything a member can be told, in the order of the settings page. */
export const kinds = {
  window_closing: windowClosing,
  sending_failing: sendingFailing,
  channel_token_expiring: channelTokenExpiring,
  channel_token_invalid: channelTokenInvalid,
  channel_payment_missing: channelPaymentMissing,
  channel_flagged: channelFlagged,
  channel_webhook_silent: channelWebhookSilent,
  channel_unsubscribed: channelUnsubscribed,
  channel_trouble: channelTrouble,
  delivery_failed: deliveryFailed,
  queue_behind: queueBehind,
  budget_threshold: budgetThreshold,
  budget_stopped: budgetStopped,
  ad_refused: adRefused,
  campaign_paused: campaignPaused,
  spend_limit_threshold: spendLimitThreshold,
  broadcast_stopped: broadcastStopped,
  broadcast_failures: broadcastFailures,
};

export type ParamsOf<Name extends KindName> = z.infer<(typeof kinds)[Name]["params"]>;
type AnyKind = AlertKind<KindName, Record<string, string | number>>;

/** A kind that was only met in a row; its parameters were parsed when it was raised. */
export const findKind = (name: string): AnyKind | undefined =>
  Object.hasOwn(kinds, name) ? (kinds[name as KindName] as unknown as AnyKind) : undefined;

/** The kinds that concern someone with these roles. */
export const kindsFor = (roles: readonly Role[]): AnyKind[] =>
  Object.keys(kinds)
    .map((name) => findKind(name)!)
    .filter((kind) => kind.roles.some((role) => roles.includes(role)));
