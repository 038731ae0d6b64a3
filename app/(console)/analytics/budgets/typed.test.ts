import { expect, test } from "vitest";
import { decimalOf } from "../decimal-of";
import { thresholdsOf, typedAmount } from "./typed";

test.each([
  ["50, 80, 100", [50, 80, 100]],
  ["100 %; 80 %", [80, 100]],
  ["80 80", [80]],
  ["", []],
  ["half", undefined],
  ["0", undefined],
  ["501", undefined],
  ["-5", undefined],
  ["12.5", undefined],
  ["1 2 3 4 5 6 7", undefined],
])("%j is told at %j", (typed, thresholds) => {
  expect(thresholdsOf(typed)).toEqual(thresholds);
});

test.each([
  [50_000_000n, "en", "50"],
  [12_500_000n, "fr", "12,50"],
  [200_000n, "nl", "0,20"],
  [1_234_567_891n, "en", "1234.567891"],
  [123_000n, "fr", "0,1230"],
])("%s micro-units are typed in %s as %s, and read back as the same", (micros, locale, typed) => {
  expect(typedAmount(micros, locale)).toBe(typed);
  expect(Math.round(Number(decimalOf(typed)) * 1_000_000)).toBe(Number(micros));
});
