import { createHash } from "node:crypto";
import type { PublishingStepKind, StepName } from "@/db/schema/publishing";
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
import { formOfVariant, letterOf, picturesOf } from "../variants/schemas";
import { videoAtMeta } from "../videos/video-at-meta";
import { creativeOf } from "./creative-spec";
import { specsOf } from "./specs";
import { partsOf, stepName } from "./steps";

/** What the steps before this one were given by Meta. */
export type Given = Partial<Record<StepName, string>>;

export type StepContext = {
  ctx: Ctx;
  place: OnAccount;
  /** As if it had only the ad that this step is about. */
  form: CampaignForm;
  /** Which of the ads that is. */
  number: number;
  /** Which of its pictures, where the step is about one. */
  picture: number;
  /** What that ad is called. */
  adName: string;
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
  wish: (asked: Pick<StepContext, "form" | "adName" | "connection" | "picture">) => unknown;
  make: (step: StepContext) => Answer;
  /** Looks for what was made when the answer was lost; a step without it may simply be done again. */
  find?: (step: StepContext) => Answer;
  undo?: (step: StepContext, metaId: string) => Promise<GraphResult<unknown>>;
};

const must = (given: Given, name: StepName): string => {
  const id = given[name];
  if (!id) throw new Error(`The step ${name} comes first`);
  return id;
};

/** An ad of several has its letter in its name, by which it is told from the others. */
const adNameOf = ({ name, variants }: CampaignForm, number: number) =>
  variants.length === 0 ? name.trim() : `${beginning(name, longestName)} · ${letterOf(number)}`;
const longestName = 390;

/** Half of a character at its end would come back from Meta as something else, and not be found again. */
const beginning = (name: string, most: number) =>
  name
    .trim()
    .slice(0, most)
    .replace(/\p{Surrogate}$/u, "");

/** What a step is about: the form as if it had that ad alone, and the ad's name. */
export function aboutStep(name: StepName, form: CampaignForm) {
  const parts = partsOf(name);
  const { number } = parts;
  return { ...parts, form: formOfVariant(form, number), adName: adNameOf(form, number) };
}

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

const pictureOf = ({ form, picture }: Pick<StepContext, "form" | "picture">): string =>
  picturesOf(form)[picture - 1] ?? "";

/** Nobody sees the name of a creative, so it can say which publication it belongs to. */
const creativeName = ({
  form,
  publicationId,
  number,
}: Pick<StepContext, "form" | "publicationId" | "number">) =>
  `${beginning(form.name, 50)} ${publicationId}${number > 1 ? ` ${number}` : ""}`;

export const stepCalls: Record<PublishingStepKind, StepCalls> = {
  campaign: {
    wish: ({ form, connection }) => specsOf(form, connection).campaign,
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
    wish: ({ form, connection }) => specsOf(form, connection).adSet,
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
    wish: pictureOf,
    // The same bytes have the same hash, however often they are sent; and the hash may serve other ads, so it stays.
    make: async ({ ctx, place, ...about }) => {
      const result = await uploadImage({ ...place, bytes: await readAdPicture(ctx, pictureOf(about)) });
      return result.ok ? { ...result, value: result.value.hash } : result;
    },
  },
  video: {
    wish: ({ form }) => form.adVideoId,
    // On its way since it was chosen, and handed over once for the ad account; like a picture it may serve other ads, so it stays.
    make: ({ ctx, form, connection }) => videoAtMeta(ctx, { connectionId: connection.id, ...form }),
  },
  creative: {
    wish: ({ form, connection }) => creativeOf(form, connection, (adPictureId) => adPictureId),
    make: (step) => {
      const { form, connection, given, number } = step;
      const pictures = picturesOf(form);
      const hashOf = (id: string) =>
        id === form.adVideoId
          ? must(given, stepName("video", number))
          : must(given, stepName("image", number, pictures.indexOf(id) + 1));
      const spec = { ...creativeOf(form, connection, hashOf), name: creativeName(step) };
      return createCreative({ ...step.place, spec });
    },
    find: (step) => among(listCreatives(step.place), ({ name }) => name === creativeName(step)),
    undo: ({ place }, creativeId) => deleteCreative({ ...place, creativeId }),
  },
  ad: {
    wish: ({ adName }) => adName,
    make: ({ place, adName, number, given, connection }) =>
      createAd({
        ...place,
        spec: {
          name: adName,
          adSetId: must(given, "adSet"),
          creativeId: must(given, stepName("creative", number)),
          datasetId: connection.datasetId ?? undefined,
        },
      }),
    find: ({ place, adName, given }) =>
      among(listAds({ ...place, adSetId: must(given, "adSet") }), ({ name }) => name === adName),
    undo: ({ place }, adId) => deleteAd({ ...place, adId }),
  },
  startAd: {
    wish: () => "ACTIVE",
    make: ({ place, given, number }) => {
      const adId = must(given, stepName("ad", number));
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
export function fingerprintOf(name: StepName, form: CampaignForm, connection: Connection): string {
  const { kind, ...about } = aboutStep(name, form);
  return createHash("sha256")
    .update(JSON.stringify(stepCalls[kind].wish({ ...about, connection })))
    .digest("hex");
}
