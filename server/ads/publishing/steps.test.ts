import { expect, test } from "vitest";
import { blankCreative } from "../variants/schemas";
import { inOrder, leftOut, partsOf, planOf } from "./steps";

const { variants: _, ...variant } = blankCreative;

test("one ad has the steps that it always had, by the names that are recorded", () => {
  expect(planOf(blankCreative)).toEqual([
    ...["campaign", "adSet", "image", "creative", "ad"],
    ...["startAd", "startAdSet", "startCampaign"],
  ]);
});

test("several ads are all made before one is started, and the campaign is started last", () => {
  const plan = planOf({ ...blankCreative, variants: [variant, variant] });
  expect(plan).toHaveLength(8 + 2 * 4);
  expect(plan.indexOf("ad 3")).toBeLessThan(plan.indexOf("startAd"));
  expect(plan.at(-1)).toBe("startCampaign");
  const steps = plan.map((kind) => ({ kind }));
  expect(inOrder(steps.toReversed()).map(({ kind }) => kind)).toEqual(plan);
});

test("the name of a step says whose it is", () => {
  expect(partsOf("creative")).toEqual({ kind: "creative", number: 1 });
  expect(partsOf("startAd 3")).toEqual({ kind: "startAd", number: 3 });
  const steps = [
    { kind: "creative", failure: null },
    { kind: "creative 2", failure: {} },
  ] as const;
  expect(leftOut([...steps])).toEqual(new Set([2]));
});
