import { expect, test } from "vitest";
import { totalOf } from "./quote-messages";
import { bandAt } from "./rate-card";

const bands = [
  { tierFrom: 0, tierTo: 1000, amountMicros: 20_000n, edgesKnown: true },
  { tierFrom: 1001, tierTo: 5000, amountMicros: 19_000n, edgesKnown: true },
  { tierFrom: 5001, tierTo: null, amountMicros: 17_000n, edgesKnown: true },
];

test("each message has the price of its own band", () => {
  expect(totalOf({ bands, position: 999 }, 4)).toBe(20_000n * 2n + 19_000n * 2n);
});

test("however many are counted at once, it is what they cost one by one", () => {
  for (const [position, count] of [
    [1, 1],
    [1, 1000],
    [1, 1001],
    [1000, 1],
    [1001, 4000],
    [4990, 30],
    [7000, 12],
    [1, 6000],
  ] as const) {
    let oneByOne = 0n;
    for (let n = 0; n < count; n++) oneByOne += bandAt(bands, position + n)!.amountMicros;
    expect(totalOf({ bands, position }, count)).toBe(oneByOne);
  }
});
