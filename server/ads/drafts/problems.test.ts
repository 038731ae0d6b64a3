import { expect, test } from "vitest";
import { variantsOf } from "../variants/schemas";
import { problemsOf } from "./problems";
import { blankForm, type CampaignForm } from "./schemas";

const about = {
  currency: "EUR",
  timeZone: "Europe/Madrid",
  reading: { hasFunding: true, lacking: [], minDailyBudgetMicros: 1_000_000 },
  now: new Date("2026-11-23T09:00:00Z"),
};

const whole: CampaignForm = {
  ...blankForm,
  name: "Bread",
  budget: { level: "campaign", kind: "daily", amountMicros: 20_000_000 },
  places: [{ kind: "country", key: "MX", name: "Mexico", country: "MX" }],
  adPictureId: "01a205bb-b3ff-754a-846e-31cca4db5e60",
  primaryText: "Fresh",
  headline: "Ask",
  greeting: "Hello",
  questions: ["Sourdough?"],
};

const keysOf = (change: Partial<CampaignForm>, of = about) =>
  problemsOf({ ...whole, ...change }, of).map(({ field, key }) => `${field}: ${key}`);

test("a form on which nothing is missing has no problem", () => {
  expect(keysOf({})).toEqual([]);
});

test("an empty form says at each field what it lacks", () => {
  expect(problemsOf(blankForm, about).map(({ field }) => field)).toEqual([
    "name",
    "budget",
    "places",
    "adPictureId",
    "primaryText",
    "headline",
    "greeting",
    "questions",
  ]);
});

const budget = (amountMicros: number, kind: "daily" | "lifetime" = "daily") => ({
  budget: { level: "campaign" as const, kind, amountMicros },
});

test.each([
  ["less than the account's least", budget(990_000), "budget: budgetTooLow"],
  ["half a cent", budget(20_005_000), "budget: budgetTooSmall"],
  ["an amount in all without an end", budget(20_000_000, "lifetime"), "endsAt: endNeeded"],
  [
    "an amount in all that is less than the least for its thirty days",
    { ...budget(20_000_000, "lifetime"), endsAt: "2026-12-23T10:00" },
    "budget: budgetTooLow",
  ],
  ["a start that has passed", { startsAt: "2026-11-23T09:59" }, "startsAt: startInPast"],
  ["a daily budget for half a day", { endsAt: "2026-11-23T22:00" }, "endsAt: runTooShort"],
  [
    "an end before the start",
    { startsAt: "2026-12-02T09:00", endsAt: "2026-12-01T09:00" },
    "endsAt: endBeforeStart",
  ],
  ["hours of the week with a budget by the day", { hasHours: true, hours: [9] }, "hours: hoursNeedLifetime"],
  [
    "hours of the week of which none is chosen",
    { ...budget(20_000_000, "lifetime"), hasHours: true },
    "hours: hoursNeeded",
  ],
  ["ages the wrong way round", { ageMin: 40, ageMax: 30 }, "ageMax: agesCrossed"],
  ["the same question twice", { questions: ["Open?", " Open?"] }, "questions: questionTwice"],
  ["a goal that Meta does not allow", { objective: "OUTCOME_LEADS", goal: "REACH" }, "goal: goalNotAllowed"],
] as [string, Partial<CampaignForm>, string][])("%s is said at its field", (_, change, problem) => {
  expect(keysOf(change)).toContain(problem);
});

test("a start within the hour is good by the clock of the ad account, not of the server", () => {
  expect(keysOf({ startsAt: "2026-11-23T10:30" })).toEqual([]);
});

test("an ad that reaches the European Union names who benefits and who pays, unless Meta knows", () => {
  const places = [{ kind: "city" as const, key: "1", name: "Fort-de-France", country: "MQ" }];
  expect(keysOf({ places })).toEqual(["beneficiary: beneficiaryNeeded", "payer: payerNeeded"]);
  const reading = { ...about.reading, defaultBeneficiary: "Luna", defaultPayer: "Luna" };
  expect(keysOf({ places }, { ...about, reading })).toEqual([]);
});

const spain = { kind: "country" as const, key: "ES", name: "Spain", country: "ES" };
const shop = { kind: "point" as const, key: "50.8466,4.3528", name: "The shop", country: "" };
const law = { beneficiary: "Luna", payer: "Luna" };

test("several apps take conversations only, no leads and no special category", () => {
  const destination = "MESSAGING_MESSENGER_WHATSAPP" as const;
  expect(keysOf({ destination })).toEqual([]);
  expect(keysOf({ destination, objective: "OUTCOME_LEADS" })).toEqual(["destination: leadsNeedWhatsapp"]);
  expect(keysOf({ destination, goal: "LINK_CLICKS" })).toEqual(["goal: goalNotAllowed"]);
  expect(keysOf({ destination, category: "HOUSING" })).toEqual(["destination: categoryNeedsWhatsapp"]);
});

test("a sequence greets in the place of a greeting, and must be chosen", () => {
  const sequence = { opening: "sequence" as const, greeting: "", questions: [] };
  expect(keysOf(sequence)).toEqual(["sequenceId: sequenceNeeded"]);
  expect(keysOf({ ...sequence, sequenceId: "9" })).toEqual([]);
});

test("a list of people needs no place", () => {
  expect(keysOf({ places: [] })).toEqual(["places: placeNeeded"]);
  expect(keysOf({ places: [], customAudiences: [{ listId: "1", name: "Orders" }] })).toEqual([]);
});

test("what is chosen is not left out at once", () => {
  const orders = [{ listId: "1", name: "Orders" }];
  expect(keysOf({ ...law, places: [spain], excludedPlaces: [spain] })).toEqual([
    "excludedPlaces: placeTwice",
  ]);
  expect(keysOf({ customAudiences: orders, excludedAudiences: orders })).toEqual([
    "excludedAudiences: listTwice",
  ]);
});

test("a point may lie in the European Union, and a special category cannot say for which country it is", () => {
  expect(keysOf({ places: [shop] })).toEqual(["beneficiary: beneficiaryNeeded", "payer: payerNeeded"]);
  expect(keysOf({ ...law, category: "HOUSING", places: [shop] })).toEqual(["places: pointInCategory"]);
});

test("a special category is shown to everyone of every age", () => {
  expect(keysOf({ category: "HOUSING", gender: "women", ageMin: 30 })).toEqual([
    "ageMin: categoryAges",
    "gender: categoryGender",
  ]);
});

test("variants are whole, and no two of them alike", () => {
  const same = variantsOf(whole)[0]!;
  expect(keysOf({ variants: [{ ...same, headline: "Rye" }] })).toEqual([]);
  expect(problemsOf({ ...whole, variants: [{ ...same, headline: " " }] }, about)).toEqual([
    { field: "headline", key: "headlineNeeded", variant: 2 },
  ]);
  expect(keysOf({ variants: [same] })).toEqual(["variants: variantTwice"]);
});
