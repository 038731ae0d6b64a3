import fc from "fast-check";
import { expect, test } from "vitest";
import { microsOf } from "./micros";

test("every amount with up to six decimals is read exactly", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }), (micros, cut) => {
      const whole = micros / 1_000_000n;
      const decimals = String(micros % 1_000_000n).padStart(6, "0");
      const kept = decimals.slice(0, 6 - cut);
      const exact = whole * 1_000_000n + BigInt(kept.padEnd(6, "0"));
      expect(microsOf(kept ? `${whole}.${kept}` : `${whole}`)).toBe(exact);
    }),
  );
});

test("the seventh decimal rounds the sixth", () => {
  expect(microsOf("0.0000004")).toBe(0n);
  expect(microsOf("0.0000005")).toBe(1n);
});

test("what is not an amount is not guessed at", () => {
  for (const text of ["", "-1", "1e3", "1,5", "NaN", ".5", "1."]) expect(microsOf(text)).toBeUndefined();
});
