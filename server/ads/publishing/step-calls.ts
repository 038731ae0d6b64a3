import { createHash } from "node:crypto";
import type { PublishingStepKind } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import { createAd, deleteAd, listAds, updateAd } from "../../meta/ads/ad";
import { createAdSet, deleteAdSet, listAdSets, updateAdSet } from "../../meta/ads/ad-set";
import type { OnAccount } from "../../meta/ads/call";
import { createCampaign, deleteCampaign, listCampaigns, updateCampaign } from "../../meta/ads/campaign";
import { createCreative, deleteCreative, listCreatives } from "../../meta/ads/creative";
import { uploadImage } from "../../meta/ads/image";
import type { GraphResult } from "../../meta/client";
import type { Connection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";
import { readAdPicture } from "../pictures/read-ad-picture";
import { specsOf } from "./specs";

/** What the steps before this one were given by Meta. */
export type Given = Partial<Record<PublishingStepKind, string>>;

export type StepContext = {
  ctx: Ctx;
  place: OnAccount;
  form: CampaignForm;
  connection: Connection;
  given: Given;
  publicationId: string;
  /** When it was asked for. */
  sentAt: Date;
  /** Of this kind at Meta, those that are known to be something else. */
  isKnown: (metaId: string) => boolean;
};

type Answer = Promise<GraphResult<string | undefined>>;

export type StepCalls = {
  /** What is asked for, without what other steps were given: done once, it cannot be asked for something else. */
  wish: (form: CampaignForm, connection: Connection) => unknown;
  make: (step: StepContext) => Answer;
  /** Looks for what was made when the answer was lost; a step without it may simply be done again. */
  find?: (step: StepContext) => Answer;
  undo?: (step: StepContext, metaId: string) => Promise<GraphResult<unknown>>;
};

const must = (given: Given, kind: PublishingStepKind): string => {
  const id = given[kind];
  if (!id) throw new Error(`The step ${kind} comes first`);
  return id;
};

/** Meta's clock and ours differ a little. */
const skewMs = 60_000;
const isSince = (at: Date | undefined, sentAt: Date) => !at || at.getTime() >= sentAt.getTime() - skewMs;

/** Finds the one among what Meta lists. */
async function among<T extends { id: string }>(
  listed: Promise<GraphResult<T[]>>,
  isIt: (one: T) => boolean,
): Answer {
  const result = await listed;
  return result.ok ? { ...result, value: result.value.find(isIt)?.id } : result;
}

const asWish =
  (metaId: string) =>
  async (result: Promise<GraphResult<unknown>>): Answer => {
    const answer = await result;
    return answer.ok ? { ...answer, value: metaId } : answer;
  };

/** Nobody sees the name of a creative, so it can say which publication it belongs to. */
const creativeName = ({ form, publicationId }: Pick<StepContext, "form" | "publicationId">) =>
  `${form.name.trim().slice(0, 50)} ${publicationId}`;

export const stepCalls: Record<PublishingStepKind, StepCalls> = {
  campaign: {
    wish: (form, connection) => specsOf(form, connection).campaign,
    make: ({ place, form, connection }) =>
      createCampaign({ ...place, spec: specsOf(form, connection).campaign }),
    // Of this name, since we asked, and no campaign that we know already: launches of an account never overlap.
    find: ({ place, form, sentAt, isKnown }) =>
      among(
        listCampaigns(place),
        ({ id, name, createdAt }) => name === form.name.trim() && isSince(createdAt, sentAt) && !isKnown(id),
      ),
    undo: ({ place }, campaignId) => deleteCampaign({ ...place, campaignId }),
  },
  adSet: {
    wish: (form, connection) => specsOf(form, connection).adSet,
    make: ({ place, form, connection, given }) =>
      createAdSet({
        ...place,
        spec: { ...specsOf(form, connection).adSet, campaignId: must(given, "campaign") },
      }),
    find: ({ place, form, given }) =>
      among(
        listAdSets({ ...place, campaignId: must(given, "campaign") }),
        ({ name }) => name === form.name.trim(),
      ),
    undo: ({ place }, adSetId) => deleteAdSet({ ...place, adSetId }),
  },
  image: {
    wish: ({ adPictureId }) => adPictureId,
    // The same bytes have the same hash, however often they are sent; and the hash may serve other ads, so it stays.
    make: async ({ ctx, place, form }) => {
      const bytes = await readAdPicture(ctx, form.adPictureId ?? "");
      const result = await uploadImage({ ...place, bytes });
      return result.ok ? { ...result, value: result.value.hash } : result;
    },
  },
  creative: {
    wish: (form, connection) => specsOf(form, connection).creative(form.adPictureId ?? ""),
    make: ({ place, form, connection, given, publicationId }) =>
      createCreative({
        ...place,
        spec: {
          ...specsOf(form, connection).creative(must(given, "image")),
          name: creativeName({ form, publicationId }),
        },
      }),
    find: ({ place, form, publicationId }) =>
      among(listCreatives(place), ({ name }) => name === creativeName({ form, publicationId })),
    undo: ({ place }, creativeId) => deleteCreative({ ...place, creativeId }),
  },
  ad: {
    wish: ({ name }) => name.trim(),
    make: ({ place, form, given, connection }) =>
      createAd({
        ...place,
        spec: {
          name: form.name.trim(),
          adSetId: must(given, "adSet"),
          creativeId: must(given, "creative"),
          datasetId: connection.datasetId ?? undefined,
        },
      }),
    find: ({ place, form, given }) =>
      among(listAds({ ...place, adSetId: must(given, "adSet") }), ({ name }) => name === form.name.trim()),
    undo: ({ place }, adId) => deleteAd({ ...place, adId }),
  },
  startAd: {
    wish: () => "ACTIVE",
    make: ({ place, given }) => {
      const adId = must(given, "ad");
      return asWish(adId)(updateAd({ ...place, adId, change: { status: "ACTIVE" } }));
    },
  },
  startAdSet: {
    wish: () => "ACTIVE",
    make: ({ place, given }) => {
      const adSetId = must(given, "adSet");
      return asWish(adSetId)(updateAdSet({ ...place, adSetId, change: { status: "ACTIVE" } }));
    },
  },
  // The last one: before it, nothing is shown and nothing is spent.
  startCampaign: {
    wish: () => "ACTIVE",
    make: ({ place, given }) => {
      const campaignId = must(given, "campaign");
      return asWish(campaignId)(updateCampaign({ ...place, campaignId, change: { status: "ACTIVE" } }));
    },
  },
};

/** What a step asks for, as one word that changes with any of it. */
export const fingerprintOf = (kind: PublishingStepKind, form: CampaignForm, connection: Connection): string =>
  createHash("sha256")
    .update(JSON.stringify(stepCalls[kind].wish(form, connection)))
    .digest("hex");
