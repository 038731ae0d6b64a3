import { expect, test } from "vitest";
import { blankForm } from "../drafts/schemas";
import { blankVariant } from "../variants/schemas";
import { aboutStep } from "./step-calls";
import { inOrder, leftOut, partsOf, planOf } from "./steps";

const adPictureId = "01a205bb-b3ff-754a-846e-31cca4db5e60";
const variant = { ...blankVariant, adPictureId };
const rolls = "01a205bb-b3ff-754a-846e-31cca4db5e61";
const card = { key: "one", adPictureId, headline: "Rye", description: "" };
const carousel = {
  ...blankVariant,
  format: "carousel" as const,
  cards: [card, { ...card, key: "two", adPictureId: rolls }, { ...card, key: "three", headline: "Spelt" }],
};

test("one ad has the steps that it always had, by the names that are recorded", () => {
  expect(planOf({ ...variant, variants: [] })).toEqual([
    ...["campaign", "adSet", "image", "creative", "ad"],
    ...["startAd", "startAdSet", "startCampaign"],
  ]);
});

test("several ads are all made before one is started, and the campaign is started last", () => {
  const plan = planOf({ ...variant, variants: [variant, variant] });
  expect(plan).toHaveLength(8 + 2 * 4);
  expect(plan.indexOf("ad 3")).toBeLessThan(plan.indexOf("startAd"));
  expect(plan.at(-1)).toBe("startCampaign");
  const steps = plan.map((kind) => ({ kind }));
  expect(inOrder(steps.toReversed()).map(({ kind }) => kind)).toEqual(plan);
});

test("each picture of a carousel goes to Meta once, and before anything that shows it", () => {
  expect(planOf({ ...carousel, variants: [] }).slice(2, 5)).toEqual(["image", "image 1 2", "creative"]);
  const plan = planOf({ ...variant, variants: [carousel] });
  expect(plan.slice(2, 6)).toEqual(["image", "image 2", "image 2 2", "creative"]);
  const steps = plan.map((kind) => ({ kind }));
  expect(inOrder(steps.toReversed()).map(({ kind }) => kind)).toEqual(plan);
});

test("the name of a step says whose it is", () => {
  expect(partsOf("creative")).toEqual({ kind: "creative", number: 1, picture: 1 });
  expect(partsOf("startAd 3")).toEqual({ kind: "startAd", number: 3, picture: 1 });
  expect(partsOf("image 2 10")).toEqual({ kind: "image", number: 2, picture: 10 });
  const steps = [
    { kind: "creative", failure: null },
    { kind: "creative 2", failure: {} },
  ] as const;
  expect(leftOut([...steps])).toEqual(new Set([2]));
});

test("a long name is cut between two characters, so that Meta gives it back as it was sent", () => {
  const form = { ...blankForm, name: `${"a".repeat(389)}🍞`, variants: [blankVariant] };
  expect(aboutStep("ad 2", form).adName).toBe(`${"a".repeat(389)} · B`);
});
