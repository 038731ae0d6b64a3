import { type AdSetSpec, adSetParams } from "./ad-set";
import { actOf, callMarketing, checkOptions, created, type OnAccount } from "./call";
import { type CampaignSpec, campaignParams } from "./campaign";
import { type CreativeSpec, creativeParams } from "./creative";

export type DraftSpec = {
  campaign: CampaignSpec;
  adSet: Omit<AdSetSpec, "campaignId">;
  creative: CreativeSpec;
  adName: string;
};

/**
 * Lets Meta check a whole ad with its ad set and campaign before any of them is there, and writes nothing. The ad carries the
 * others inside: an ad set that carries its campaign was answered with a fault of Meta's own.
 */
export const checkDraft = ({
  accountId,
  token,
  draft: { campaign, adSet, creative, adName },
}: OnAccount & { draft: DraftSpec }) =>
  callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/ads`,
    accountId,
    token,
    params: {
      name: adName,
      status: "PAUSED",
      adset_spec: { ...adSetParams(adSet), campaign_spec: campaignParams(campaign) },
      creative: creativeParams(creative),
      execution_options: checkOptions(true),
    },
    answer: created,
  });
