import { expect, test } from "vitest";
import { microsOf, plainAmount } from "./amount";

test.each([
  ["20", 20_000_000],
  ["20.5", 20_500_000],
  ["20,05", 20_050_000],
  ["1 500", 1_500_000_000],
  ["", 0],
  ["twenty", 0],
  ["-3", 0],
])("%j is %i micro-units", (typed, micros) => {
  expect(microsOf(typed)).toBe(micros);
});

test("an amount is written as it was typed", () => {
  expect([20_000_000, 20_500_000].map(plainAmount)).toEqual(["20", "20.50"]);
});
