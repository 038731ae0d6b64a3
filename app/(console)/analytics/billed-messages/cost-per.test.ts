import { expect, test } from "vitest";
import { costPer } from "./cost-per";

test.each([
  [900_000n, 4, 225_000n],
  [1_000_000n, 3, 333_300n],
  [2_000_000n, 3, 666_700n],
  [0n, 5, 0n],
])("%i millionths over %i are %i each, to the ten-thousandth", (micros, count, each) => {
  expect(costPer(micros, count)).toBe(each);
});
