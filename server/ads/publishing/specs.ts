import type { AdSetSpec } from "../../meta/ads/ad-set";
import type { CampaignSpec } from "../../meta/ads/campaign";
import type { DraftSpec } from "../../meta/ads/check-draft";
import { minorOf } from "../../meta/ads/money";
import { instantOf } from "../../wall-time";
import { audienceOf } from "../audience/audience-of";
import { reachesUnion } from "../audience/european-union";
import { countriesOf } from "../audience/schemas";
import type { Connection } from "../connections/load-connection";
import { dayPartsOf } from "../drafts/day-parts";
import type { CampaignForm } from "../drafts/schemas";
import { declaredIn } from "../regional/declared";
import { creativeOf, type HashOf } from "./creative-spec";

/** The form in the words of Meta: each part goes there in a step of its own. */
export function specsOf(form: CampaignForm, connection: Connection) {
  return {
    campaign: campaignOf(form, connection),
    adSet: adSetOf(form, connection),
    adName: form.name.trim(),
  };
}

/** All of it at once, to be checked. */
export function draftSpecOf(form: CampaignForm, connection: Connection, hashOf: HashOf): DraftSpec {
  return { ...specsOf(form, connection), creative: creativeOf(form, connection, hashOf) };
}

function budgetOf({ budget }: CampaignForm, currency: string) {
  const amount = minorOf(BigInt(budget.amountMicros), currency);
  if (amount === undefined) throw new Error("The currency has no unit as small as this budget's");
  return { kind: budget.kind, amount };
}

function campaignOf(form: CampaignForm, { currency }: Connection): CampaignSpec {
  const isSpecial = form.category !== "NONE";
  return {
    name: form.name.trim(),
    objective: form.objective,
    specialCategories: form.category === "NONE" ? [] : [form.category],
    specialCountries: isSpecial ? countriesOf(form.places) : [],
    ...(form.budget.level === "campaign" && {
      budget: { ...budgetOf(form, currency), bidStrategy: "LOWEST_COST_WITHOUT_CAP" as const },
    }),
  };
}

function adSetOf(form: CampaignForm, connection: Connection): Omit<AdSetSpec, "campaignId"> {
  const { currency, timeZone, pageId, reading } = connection;
  const declared = declaredIn(form);
  return {
    name: form.name.trim(),
    destination: form.destination,
    goal: form.goal,
    pageId,
    // Left out, the Page's own linked number receives the chats. A number of ours that the Page is not linked to is refused,
    // and never dropped behind the marketer's back: the form then offers the Page's number by its digits.
    ...(form.whatsappNumber && { whatsappNumber: form.whatsappNumber }),
    ...(form.budget.level === "adSet" && { budget: budgetOf(form, currency) }),
    startAt: instantOf(form.startsAt, timeZone),
    endAt: instantOf(form.endsAt, timeZone),
    dayParts: dayPartsOf(form),
    audience: audienceOf(form),
    // What is left out of one of the two Meta would take from the account's defaults, not from the other.
    ...(reachesUnion(form.places) && {
      dsa: {
        beneficiary: form.beneficiary.trim() || reading?.defaultBeneficiary || "",
        payor: form.payer.trim() || reading?.defaultPayer || "",
      },
    }),
    ...(declared.length > 0 && { regional: declared }),
  };
}
