import { expect, test } from "vitest";
import { exchangeRateInput } from "@/server/billing/exchange/schemas";
import { rateOf } from "./rate-of";

const taken = (typed: string, locale: string) => {
  const input = { day: "2026-10-30", base: "USD", quote: "EUR", rate: rateOf(typed, locale) };
  const parsed = exchangeRateInput.safeParse(input);
  return parsed.success ? parsed.data.rate : undefined;
};

test.each([
  ["0.9201", "en", "0.9201"],
  ["0,9201", "en", "0.9201"],
  ["0,9201", "fr", "0.9201"],
  ["0.9201", "nl", "0.9201"],
  ["1,204", "nl", "1.204"],
  ["1.204", "en", "1.204"],
  ["15750", "nl", "15750"],
  ["0", "en", undefined],
  ["-1", "fr", undefined],
])("%s, written in %s, is %s", (typed, locale, rate) => {
  expect(taken(typed, locale)).toBe(rate);
});

test.each([
  ["15,750", "en"],
  ["15.750", "nl"],
  ["1.204,5", "fr"],
  ["1,204.5", "en"],
  ["1,2,3", "fr"],
])("%s, written in %s, may be a thousand times another: it is asked for again", (typed, locale) => {
  expect(taken(typed, locale)).toBeUndefined();
});
