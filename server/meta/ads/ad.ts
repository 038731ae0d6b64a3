import { z } from "zod";
import {
  actOf,
  type Checkable,
  callMarketing,
  checkOptions,
  created,
  done,
  idOf,
  listMarketing,
  type OnAccount,
} from "./call";
import { configured, effective, fieldsOf, instant, issues, type Status, word } from "./nodes";

export type AdSpec = {
  name: string;
  adSetId: string;
  creativeId: string;
  /** What the ad's conversions are counted with, for goals that optimise for conversations. */
  datasetId?: string;
};

/** Creates an ad, always paused. Its review begins once it and everything above it is active. */
export async function createAd({
  accountId,
  token,
  isCheck,
  spec: { name, adSetId, creativeId, datasetId },
}: OnAccount & Checkable & { spec: AdSpec }) {
  return idOf(
    await callMarketing({
      method: "POST",
      path: `${actOf(accountId)}/ads`,
      accountId,
      token,
      params: {
        name,
        adset_id: adSetId,
        creative: { creative_id: creativeId },
        status: "PAUSED",
        tracking_specs: datasetId && [{ "action.type": ["offsite_conversion"], fb_pixel: [datasetId] }],
        execution_options: checkOptions(isCheck),
      },
      answer: created,
    }),
  );
}

const reasons = z.record(z.string(), z.string()).optional().catch(undefined);

const node = z.object({
  id: z.string(),
  name: z.string().default(""),
  adset_id: word,
  campaign_id: word,
  configured_status: configured,
  effective_status: effective,
  creative: z.object({ id: z.string() }).optional().catch(undefined),
  ad_review_feedback: z
    .object({
      global: reasons,
      placement_specific: z.record(z.string(), reasons).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  issues_info: issues,
  preview_shareable_link: word,
  created_time: instant,
  updated_time: instant,
});

const ad = node.transform((one) => ({
  id: one.id,
  name: one.name,
  adSetId: one.adset_id,
  campaignId: one.campaign_id,
  status: one.configured_status,
  effectiveStatus: one.effective_status,
  creativeId: one.creative?.id,
  /** Why Meta's review refused it: the policy, and its sentence. */
  refusals: [
    ...Object.entries(one.ad_review_feedback?.global ?? {}).map(([policy, reason]) => ({ policy, reason })),
    ...Object.entries(one.ad_review_feedback?.placement_specific ?? {}).flatMap(([placement, found]) =>
      Object.entries(found ?? {}).map(([policy, reason]) => ({ policy, reason, placement })),
    ),
  ] as { policy: string; reason: string; placement?: string }[],
  issues: one.issues_info,
  previewUrl: one.preview_shareable_link,
  createdAt: one.created_time,
  updatedAt: one.updated_time,
}));
export type AdAtMeta = z.output<typeof ad>;

type OfAd = OnAccount & { adId: string };

/** An ad as it is at Meta. A referral names only the ad: its ad set and campaign are read here. */
export const readAd = ({ accountId, token, adId }: OfAd) =>
  callMarketing({
    method: "GET",
    path: adId,
    accountId,
    token,
    params: { fields: fieldsOf(node) },
    answer: ad,
  });

/** The ads of an ad set, or of the whole account. */
export const listAds = ({ accountId, token, adSetId }: OnAccount & { adSetId?: string }) =>
  listMarketing({
    path: `${adSetId ?? actOf(accountId)}/ads`,
    accountId,
    token,
    params: { fields: fieldsOf(node) },
    item: ad,
  });

/** Another creative sends the ad back to review. */
export type AdChange = { name?: string; status?: Status; creativeId?: string };

export const updateAd = ({
  accountId,
  token,
  adId,
  isCheck,
  change: { name, status, creativeId },
}: OfAd & Checkable & { change: AdChange }) =>
  callMarketing({
    method: "POST",
    path: adId,
    accountId,
    token,
    params: {
      name,
      status,
      creative: creativeId && { creative_id: creativeId },
      execution_options: checkOptions(isCheck),
    },
    answer: done,
  });

export const deleteAd = ({ accountId, token, adId }: OfAd) =>
  callMarketing({ method: "DELETE", path: adId, accountId, token, answer: done });
