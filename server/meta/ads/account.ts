import { z } from "zod";
import { env } from "@/server/env";
import type { GraphResult } from "../client";
import { actOf, callMarketing, listMarketing, type OnAccount } from "./call";
import { fieldsOf, whole, word } from "./nodes";

/** What building and running ads needs; the last one is for telling Meta what came of them. */
export const neededAdsPermissions = [
  "ads_read",
  "ads_management",
  "pages_manage_ads",
  "pages_read_engagement",
  "pages_show_list",
] as const;
export const conversionsPermission = "whatsapp_business_manage_events";

const node = z.object({
  account_id: z.string(),
  name: z.string().default(""),
  account_status: whole,
  disable_reason: whole,
  currency: z.string(),
  timezone_name: word,
  timezone_offset_hours_utc: z.number().optional().catch(undefined),
  min_daily_budget: whole,
  min_campaign_group_spend_cap: whole,
  spend_cap: whole,
  amount_spent: whole,
  balance: whole,
  funding_source: word,
  funding_source_details: z.object({ display_string: word }).optional().catch(undefined),
  failed_delivery_checks: z
    .array(z.object({ summary: word, description: word, check_name: word }))
    .optional()
    .catch(undefined),
  user_tasks: z.array(z.string()).optional().catch(undefined),
  default_dsa_payor: word,
  default_dsa_beneficiary: word,
  tos_accepted: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

const account = node.transform((one) => ({
  accountId: one.account_id,
  name: one.name,
  /** 1 is an account in good standing; Meta has a dozen other numbers. */
  isActive: one.account_status === 1,
  status: one.account_status,
  disableReason: one.disable_reason,
  currency: one.currency,
  timeZone: one.timezone_name,
  offsetHours: one.timezone_offset_hours_utc,
  /** In the currency's smallest units, like every amount here. */
  minDailyBudget: one.min_daily_budget,
  minSpendCap: one.min_campaign_group_spend_cap,
  spendCap: one.spend_cap,
  amountSpent: one.amount_spent,
  balance: one.balance,
  hasFunding: Boolean(one.funding_source),
  funding: one.funding_source_details?.display_string,
  failedChecks: (one.failed_delivery_checks ?? []).map(({ check_name: name, summary, description }) => ({
    name,
    summary,
    description,
  })),
  /** What whoever holds the token may do here: MANAGE, ADVERTISE, ANALYZE, DRAFT. */
  tasks: one.user_tasks ?? [],
  dsa: { beneficiary: one.default_dsa_beneficiary, payor: one.default_dsa_payor },
  acceptedTerms: Object.entries(one.tos_accepted ?? {}).flatMap(([terms, is]) => (is ? [terms] : [])),
}));
export type AdAccountAtMeta = z.output<typeof account>;

/** Everything about an ad account that decides whether its ads can run. */
export const readAdAccount = ({ accountId, token }: OnAccount) =>
  callMarketing({
    method: "GET",
    path: actOf(accountId),
    accountId,
    token,
    params: { fields: fieldsOf(node) },
    answer: account,
  });

const listed = z
  .object({ account_id: z.string(), name: z.string().default(""), account_status: whole, currency: word })
  .transform(({ account_id: accountId, name, account_status, currency }) => ({
    accountId,
    name,
    currency,
    isActive: account_status === 1,
  }));
export type ListedAdAccount = z.output<typeof listed>;

/** The ad accounts that a token can see. */
export const listAdAccounts = ({ token }: { token: string }) =>
  listMarketing({
    path: "me/adaccounts",
    token,
    params: { fields: "account_id,name,account_status,currency" },
    item: listed,
  });

const minimum = z
  .object({
    currency: z.string(),
    min_daily_budget_imp: whole,
    min_daily_budget_high_freq: whole,
    min_daily_budget_low_freq: whole,
    min_daily_budget_video_views: whole,
  })
  .transform((one) => ({
    currency: one.currency,
    impressions: one.min_daily_budget_imp,
    /** Clicks and the like. */
    frequent: one.min_daily_budget_high_freq,
    /** What happens rarely, such as an offer taken. */
    rare: one.min_daily_budget_low_freq,
    videoViews: one.min_daily_budget_video_views,
  }));
export type MinimumBudget = z.output<typeof minimum>;

/** The lowest daily budgets by currency. Meta does not say in which of them conversations fall: its check decides. */
export const listMinimumBudgets = ({ accountId, token }: OnAccount) =>
  listMarketing({ path: `${actOf(accountId)}/minimum_budgets`, accountId, token, item: minimum });

/** What Meta suggests as beneficiary and payer in the European Union. */
export async function listDsaSuggestions({ accountId, token }: OnAccount): Promise<GraphResult<string[]>> {
  const result = await listMarketing({
    path: `${actOf(accountId)}/dsa_recommendations`,
    accountId,
    token,
    item: z.object({ recommendations: z.array(z.string()).default([]) }),
  });
  return result.ok ? { ...result, value: result.value.flatMap((one) => one.recommendations) } : result;
}

const instagram = z.object({ id: z.string(), username: z.string().default("") });

/** The Instagram accounts in whose name this ad account may advertise. */
export const listInstagramAccounts = ({ accountId, token }: OnAccount) =>
  listMarketing({
    path: `${actOf(accountId)}/instagram_accounts`,
    accountId,
    token,
    params: { fields: "id,username" },
    item: instagram,
  });

const promotable = z.object({ id: z.string(), name: z.string().default("") });

/** The Pages this ad account may advertise for. */
export const listPromotablePages = ({ accountId, token }: OnAccount) =>
  listMarketing({
    path: `${actOf(accountId)}/promote_pages`,
    accountId,
    token,
    params: { fields: "id,name" },
    item: promotable,
  });

/** Has Meta tell our app of what changes in the ad account; asking again changes nothing. */
export const createSubscription = ({ accountId, token }: OnAccount) =>
  callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/subscribed_apps`,
    accountId,
    token,
    params: { app_id: env.META_APP_ID },
    answer: subscribed,
  });

/** Meta's documents answer with the word. */
const subscribed = z.object({ success: z.union([z.literal(true), z.literal("true")]) });

/** Whether Meta tells our app of what changes in the ad account. */
export async function readSubscription({ accountId, token }: OnAccount): Promise<GraphResult<boolean>> {
  const result = await listMarketing({
    path: `${actOf(accountId)}/subscribed_apps`,
    accountId,
    token,
    item: z.object({ id: z.string() }),
  });
  return result.ok ? { ...result, value: result.value.some(({ id }) => id === env.META_APP_ID) } : result;
}

/** Nobody hears of the ad account any more, in whatever workspace. */
export const deleteSubscription = ({ accountId, token }: OnAccount) =>
  callMarketing({
    method: "DELETE",
    path: `${actOf(accountId)}/subscribed_apps`,
    accountId,
    token,
    params: { app_id: env.META_APP_ID },
    answer: subscribed,
  });
