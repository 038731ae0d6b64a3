import { expect, test } from "vitest";
import { frequentTexts } from "./name-queries";

test("a text is frequent from its third use on, and stays so", () => {
  const isFrequent = frequentTexts();
  expect(["a", "a", "b", "a", "a", "b"].map(isFrequent)).toEqual([false, false, false, true, true, false]);
});

test("however many texts there are, so many are frequent and no more", () => {
  const isFrequent = frequentTexts({ from: 1, most: 2 });
  expect(["a", "b", "c", "c", "a"].map(isFrequent)).toEqual([true, true, false, false, true]);
});

test("texts that come once push out the counts and not what is frequent", () => {
  const isFrequent = frequentTexts({ from: 2, mostCounted: 2 });
  expect(["a", "a", "b", "c", "d", "b"].map(isFrequent)).toEqual([false, true, false, false, false, false]);
  expect(isFrequent("a")).toBe(true);
});
