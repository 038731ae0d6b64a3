import { z } from "zod";
import type { Checkable, OnAccount } from "./call";
import { configured, effective, fieldsOf, instant, issues, type Status, word } from "./nodes";
import { createOn, deleteOne, listBelow, readOne, updateOne } from "./object";

export type AdSpec = {
  name: string;
  adSetId: string;
  creativeId: string;
  /** What the ad's conversions are counted with, for goals that optimise for conversations. */
  datasetId?: string;
};

/** Creates an ad, always paused. Its review begins once it and everything above it is active. */
export const createAd = ({
  spec: { name, adSetId, creativeId, datasetId },
  ...place
}: OnAccount & Checkable & { spec: AdSpec }) =>
  createOn(place, "ads", {
    name,
    adset_id: adSetId,
    creative: { creative_id: creativeId },
    status: "PAUSED",
    tracking_specs: datasetId && [{ "action.type": ["offsite_conversion"], fb_pixel: [datasetId] }],
  });

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
export const readAd = ({ adId, ...place }: OfAd) => readOne(place, adId, fieldsOf(node), ad);

/** The ads of an ad set, or of the whole account. */
export const listAds = ({ adSetId, ...place }: OnAccount & { adSetId?: string }) =>
  listBelow(place, "ads", { below: adSetId, fields: fieldsOf(node), item: ad });

/** Another creative sends the ad back to review. */
export type AdChange = { name?: string; status?: Status; creativeId?: string };

export const updateAd = ({
  adId,
  change: { name, status, creativeId },
  ...place
}: OfAd & Checkable & { change: AdChange }) =>
  updateOne(place, adId, { name, status, creative: creativeId && { creative_id: creativeId } });

export const deleteAd = ({ adId, ...place }: OfAd) => deleteOne(place, adId);
