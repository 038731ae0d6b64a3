import type { AdFailure } from "@/db/schema/ads";
import { AppError } from "../errors";
import type { DraftField } from "../meta/ads/draft-field";
import { explainAds } from "../meta/ads/explain";
import type { GraphError } from "../meta/client";
import type { CampaignForm } from "./drafts/schemas";

/** The field of our form that stands for a part of a draft; some parts are not on it. */
const fields: Partial<Record<DraftField, keyof CampaignForm>> = {
  name: "name",
  objective: "objective",
  goal: "goal",
  destination: "destination",
  whatsappNumber: "whatsappNumber",
  specialCategories: "category",
  budget: "budget",
  bid: "budget",
  startAt: "startsAt",
  endAt: "endsAt",
  dayParts: "hours",
  places: "places",
  ageMin: "ageMin",
  genders: "gender",
  locales: "languages",
  details: "interests",
  customAudiences: "customAudiences",
  placements: "platforms",
  dsa: "beneficiary",
  regional: "declarations",
  content: "adPictureId",
  post: "post",
  text: "primaryText",
  headline: "headline",
  welcome: "greeting",
};

/** Why Meta did not do it, as data: in our words, with Meta's beside them, and at the field that it is about. */
export function failureOf(error: GraphError, now: Date): AdFailure {
  const { outcome, code, subcode, traceId } = error;
  const { key, field, metaSays } = explainAds(error);
  const isAway = code === undefined;
  return {
    kind: outcome === "refused" && !isAway ? "refused" : "unreachable",
    at: now.toISOString(),
    key: isAway ? "metaAway" : key,
    code,
    subcode,
    words: isAway ? undefined : metaSays,
    field: field && fields[field],
    traceId,
  };
}

/** The same as an error, where a person waits for the answer. */
export function adError(error: GraphError, field?: string): AppError {
  const { key, sentence } = explainAds(error);
  const params = error.traceId ? { traceId: error.traceId } : undefined;
  if (error.code === undefined) {
    return new AppError("UPSTREAM", "Meta could not be asked. Nothing was changed; please try again.", {
      key: "metaAway",
      params,
      cause: error,
    });
  }
  return new AppError("UPSTREAM", sentence, { key, field, params, cause: error });
}
