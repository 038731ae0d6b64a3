import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, listMarketing, type OnAccount } from "./call";
import { microsOfSpend } from "./money";
import { whole, word } from "./nodes";

/**
 * What may be told apart below the ad. The position comes only together with its platform. Those that an administrator has to
 * switch on first, since a day in August 2026 on which Meta's pages differ, are not among them.
 */
export const insightBreakdowns = [
  "country",
  "publisher_platform",
  "platform_position",
  "age",
  "gender",
] as const;
export type InsightBreakdown = (typeof insightBreakdowns)[number];

export type InsightQuery = {
  level: "account" | "campaign" | "adset" | "ad";
  /** Days of the ad account's own zone, both included. */
  since: string;
  until: string;
  breakdowns: InsightBreakdown[];
};

const actions = z
  .array(z.object({ action_type: z.string(), value: z.coerce.number() }))
  .optional()
  .catch(undefined);

const row = z.object({
  date_start: z.string(),
  date_stop: z.string(),
  account_currency: word,
  campaign_id: word,
  adset_id: word,
  ad_id: word,
  spend: word,
  impressions: whole,
  reach: whole,
  clicks: whole,
  inline_link_clicks: whole,
  actions,
});

const brokenDown = row.extend({
  country: word,
  publisher_platform: word,
  platform_position: word,
  age: word,
  gender: word,
});

/** Names Meta's descriptions do not have, but accounts show. They overlap, so no two of them are ever added up. */
const messaging = {
  conversations: "onsite_conversion.messaging_conversation_started_7d",
  contacts: "onsite_conversion.total_messaging_connection",
  firstReplies: "onsite_conversion.messaging_first_reply",
  deepConversations: "onsite_conversion.messaging_user_depth_2_message_send",
  blocks: "onsite_conversion.messaging_block",
} as const;

const insight = brokenDown.transform((one) => {
  // A kind of action is absent, and not nought, where it did not happen.
  const count = (type: string) => one.actions?.find(({ action_type }) => action_type === type)?.value ?? 0;
  return {
    day: one.date_start,
    currency: one.account_currency,
    campaignId: one.campaign_id,
    adSetId: one.adset_id,
    adId: one.ad_id,
    country: one.country,
    platform: one.publisher_platform,
    position: one.platform_position,
    age: one.age,
    gender: one.gender,
    /** Whole units of the currency at Meta, unlike every budget. */
    spendMicros: microsOfSpend(one.spend ?? "0") ?? 0n,
    impressions: one.impressions ?? 0,
    /** People, who cannot be added up over days or ads. */
    reach: one.reach ?? 0,
    clicks: one.clicks ?? 0,
    linkClicks: one.inline_link_clicks ?? 0,
    /** Meta's own count; the chats that really arrived are another number. */
    conversations: count(messaging.conversations),
    contacts: count(messaging.contacts),
    firstReplies: count(messaging.firstReplies),
    deepConversations: count(messaging.deepConversations),
    blocks: count(messaging.blocks),
  };
});
export type Insight = z.output<typeof insight>;

/** Meta goes on changing a day for this long; only then is it final. */
export const insightDaysThatChange = 28;
/** Meta keeps totals for 37 months. */
export const insightMonthsKept = 37;

const queryParams = ({ level, since, until, breakdowns }: InsightQuery) => ({
  level,
  fields: Object.keys(row.shape).join(","),
  time_range: { since, until },
  time_increment: "1",
  ...(breakdowns.length > 0 && { breakdowns }),
});

/** Day by day what ads cost and brought. Where `isTooLarge`, ask for a report instead. */
export const readInsights = ({ accountId, token, ...query }: OnAccount & InsightQuery) =>
  listMarketing({
    path: `${actOf(accountId)}/insights`,
    accountId,
    token,
    params: { limit: 500, ...queryParams(query) },
    item: insight,
    timeoutMs: 60_000,
  });

export const isTooLarge = (result: GraphResult<unknown>) =>
  !result.ok && result.error.code === 100 && result.error.subcode === 1487534;

/** Asks Meta to prepare the same in its own time, up to an hour. The answer is the report's id, which lives for 30 days. */
export async function beginReport({
  accountId,
  token,
  ...query
}: OnAccount & InsightQuery): Promise<GraphResult<string>> {
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/insights`,
    accountId,
    token,
    params: queryParams(query),
    answer: z.object({ report_run_id: z.coerce.string() }),
  });
  return result.ok ? { ...result, value: result.value.report_run_id } : result;
}

const run = z.object({
  async_status: word,
  async_percent_completion: whole,
  error_code: whole,
  error_subcode: whole,
  error_user_msg: word,
});

export type ReportState =
  | { kind: "ready" }
  | { kind: "running"; percent: number }
  | { kind: "failed"; reason?: string };

type OfReport = OnAccount & { reportId: string };

/** How far a report is. Only its status and its percentage together say that it is complete. */
export async function readReportState({
  accountId,
  token,
  reportId,
}: OfReport): Promise<GraphResult<ReportState>> {
  const result = await callMarketing({
    method: "GET",
    path: reportId,
    accountId,
    token,
    params: { fields: Object.keys(run.shape).join(",") },
    answer: run,
  });
  if (!result.ok) return result;
  const { async_status, async_percent_completion: percent = 0, error_code, error_user_msg } = result.value;
  const isOver = async_status === "Job Failed" || async_status === "Job Skipped" || error_code !== undefined;
  const value: ReportState = isOver
    ? { kind: "failed", reason: error_user_msg }
    : async_status === "Job Completed" && percent === 100
      ? { kind: "ready" }
      : { kind: "running", percent };
  return { ...result, value };
}

/** What a complete report says. */
export const readReport = ({ accountId, token, reportId }: OfReport) =>
  listMarketing({
    path: `${reportId}/insights`,
    accountId,
    token,
    params: { limit: 500 },
    item: insight,
    timeoutMs: 60_000,
  });
