import { z } from "zod";

/** The languages in which an alert is worded. */
export const alertLocales = ["en", "fr", "nl"] as const;
export type AlertLocale = (typeof alertLocales)[number];
export const alertLocale = z.enum(alertLocales);

export const severities = ["urgent", "warning", "notice"] as const;
export type Severity = (typeof severities)[number];

export const emailChoices = ["off", "atOnce", "daily"] as const;
export type EmailChoice = (typeof emailChoices)[number];

export const kindNames = [
  "channel_token_expiring",
  "channel_token_invalid",
  "channel_payment_missing",
  "channel_flagged",
  "channel_webhook_silent",
  "channel_unsubscribed",
  "channel_trouble",
  "delivery_failed",
  "sending_failing",
  "queue_behind",
  "window_closing",
  "budget_threshold",
  "budget_stopped",
  "ad_refused",
  "campaign_paused",
  "spend_limit_threshold",
  "broadcast_stopped",
  "broadcast_failures",
] as const;
export type KindName = (typeof kindNames)[number];

export const listAlertsInput = z.object({ locale: alertLocale });
export type ListAlertsInput = z.infer<typeof listAlertsInput>;

export const markAlertReadInput = z.object({ alertId: z.uuid() });
export type MarkAlertReadInput = z.infer<typeof markAlertReadInput>;

export const savePreferenceInput = z.object({
  kind: z.enum(kindNames),
  inApp: z.boolean(),
  email: z.enum(emailChoices),
});
export type SavePreferenceInput = z.infer<typeof savePreferenceInput>;

export const saveDigestHourInput = z.object({ hour: z.int().min(0).max(23) });
export type SaveDigestHourInput = z.infer<typeof saveDigestHourInput>;
