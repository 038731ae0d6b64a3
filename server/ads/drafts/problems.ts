import type { AdReading } from "@/db/schema/ads";
import { minorOf } from "../../meta/ads/money";
import { goalsFor } from "../../meta/ads/objectives";
import { instantOf } from "../../wall-time";
import { reachesUnion } from "../audience/european-union";
import type { FormPlace } from "../audience/schemas";
import { regionalProblems } from "../regional/declared";
import { adProblems } from "../variants/lacking";
import type { CampaignForm, Problem } from "./schemas";

type About = { currency: string; timeZone: string; reading: AdReading | null; now: Date };

const day = 24 * 60 * 60 * 1000;

/** What keeps this form from being published, in the order of the form; Meta is asked about the rest. */
export function problemsOf(form: CampaignForm, about: About): Problem[] {
  return [
    ...ofGoal(form),
    ...ofBudget(form, about),
    ...ofAudience(form, about),
    ...adProblems(form),
    ...ofChat(form),
  ];
}

const isBlank = (text: string) => text.trim() === "";

function ofGoal({ name, objective, goal, destination, category }: CampaignForm): Problem[] {
  const problems: Problem[] = [];
  if (isBlank(name)) problems.push({ field: "name", key: "nameNeeded" });
  const allowed = goalsFor(objective, destination);
  if (allowed.length === 0) problems.push({ field: "destination", key: "leadsNeedWhatsapp" });
  else if (!allowed.some((one) => one.goal === goal)) problems.push({ field: "goal", key: "goalNotAllowed" });
  if (destination !== "WHATSAPP" && category !== "NONE") {
    problems.push({ field: "destination", key: "categoryNeedsWhatsapp" });
  }
  return problems;
}

function ofBudget(form: CampaignForm, { currency, timeZone, reading, now }: About): Problem[] {
  const problems: Problem[] = [];
  const { kind, amountMicros } = form.budget;
  const start = instantOf(form.startsAt, timeZone) ?? now;
  const end = instantOf(form.endsAt, timeZone);
  const days =
    kind === "lifetime" && end ? Math.max(1, Math.ceil((end.getTime() - start.getTime()) / day)) : 1;
  const leastMicros = (reading?.minDailyBudgetMicros ?? 0) * days;
  if (amountMicros === 0) problems.push({ field: "budget", key: "budgetNeeded" });
  else if (minorOf(BigInt(amountMicros), currency) === undefined) {
    problems.push({ field: "budget", key: "budgetTooSmall", currency });
  } else if (amountMicros < leastMicros) {
    problems.push({ field: "budget", key: "budgetTooLow", leastMicros, currency });
  }
  // Meta takes a start that has passed without a word, and spends from then on.
  if (start < now) problems.push({ field: "startsAt", key: "startInPast" });
  if (kind === "lifetime" && !end) problems.push({ field: "endsAt", key: "endNeeded" });
  if (end && end <= now) problems.push({ field: "endsAt", key: "endInPast" });
  else if (end && end <= start) problems.push({ field: "endsAt", key: "endBeforeStart" });
  else if (end && kind === "daily" && end.getTime() - start.getTime() <= day) {
    problems.push({ field: "endsAt", key: "runTooShort" });
  }
  if (form.hasHours && kind === "daily") problems.push({ field: "hours", key: "hoursNeedLifetime" });
  else if (form.hasHours && form.hours.length === 0) problems.push({ field: "hours", key: "hoursNeeded" });
  return problems;
}

function ofAudience(form: CampaignForm, { reading }: About): Problem[] {
  const problems: Problem[] = [];
  const isSpecial = form.category !== "NONE";
  // A list of people needs no place, everything else does.
  if (form.places.length === 0 && form.customAudiences.length === 0) {
    problems.push({ field: "places", key: "placeNeeded" });
  }
  // The campaign names the countries that its category is for, and of a point nobody knows it.
  if (isSpecial && form.places.some(({ kind }) => kind === "point")) {
    problems.push({ field: "places", key: "pointInCategory" });
  }
  const isBoth = (one: FormPlace) =>
    form.places.some(({ kind, key }) => kind === one.kind && key === one.key);
  if (form.excludedPlaces.some(isBoth)) problems.push({ field: "excludedPlaces", key: "placeTwice" });
  const included = form.customAudiences.map(({ listId }) => listId);
  if (form.excludedAudiences.some(({ listId }) => included.includes(listId))) {
    problems.push({ field: "excludedAudiences", key: "listTwice" });
  }
  if (form.ageMin > form.ageMax) problems.push({ field: "ageMax", key: "agesCrossed" });
  else if (isSpecial && (form.ageMin !== 18 || form.ageMax !== 65)) {
    problems.push({ field: "ageMin", key: "categoryAges" });
  }
  if (isSpecial && form.gender !== "all") problems.push({ field: "gender", key: "categoryGender" });
  if (!form.isPlacedByMeta && form.platforms.length === 0) {
    problems.push({ field: "platforms", key: "platformNeeded" });
  }
  if (reachesUnion(form.places)) {
    if (isBlank(form.beneficiary) && !reading?.defaultBeneficiary) {
      problems.push({ field: "beneficiary", key: "beneficiaryNeeded" });
    }
    if (isBlank(form.payer) && !reading?.defaultPayer) problems.push({ field: "payer", key: "payerNeeded" });
  }
  return [...problems, ...regionalProblems(form)];
}

function ofChat({ greeting, opening, prefilled, questions, sequenceId }: CampaignForm): Problem[] {
  if (opening === "sequence") return sequenceId ? [] : [{ field: "sequenceId", key: "sequenceNeeded" }];
  const problems: Problem[] = [];
  // Without one of ours, Meta greets everybody in English.
  if (isBlank(greeting)) problems.push({ field: "greeting", key: "greetingNeeded" });
  if (opening === "prefilled" && isBlank(prefilled)) {
    problems.push({ field: "prefilled", key: "prefilledNeeded" });
  }
  if (opening === "questions") {
    const asked = questions.map((one) => one.trim()).filter(Boolean);
    if (asked.length === 0) problems.push({ field: "questions", key: "questionNeeded" });
    if (new Set(asked).size < asked.length) problems.push({ field: "questions", key: "questionTwice" });
  }
  return problems;
}
