import { expect, test } from "vitest";
import { percentOf } from "./percent-of";

test.each([
  [0n, 50n, 0],
  [25n, 50n, 50],
  [49_999_999n, 50_000_000n, 99],
  [50_000_000n, 50_000_000n, 100],
  [125n, 50n, 250],
  [1n, 0n, 0],
])("%s of %s is %s per cent", (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
