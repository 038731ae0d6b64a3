import { expect, test } from "vitest";
import { percentileOf } from "./percentile-of";

const delays = [
  { seconds: 1, count: 90 },
  { seconds: 4, count: 9 },
  { seconds: 70, count: 1 },
];

test.each([
  [0.5, 1],
  [0.9, 1],
  [0.95, 4],
  [0.99, 4],
  [0.995, 70],
  [1, 70],
])("of a hundred, a share of %d arrived within %d s", (share, seconds) => {
  expect(percentileOf(delays, share)).toBe(seconds);
});

test("nothing arrived within no time at all", () => expect(percentileOf([], 0.5)).toBeUndefined());
