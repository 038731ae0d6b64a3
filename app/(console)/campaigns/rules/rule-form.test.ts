import { expect, test } from "vitest";
import type { RuleTerms } from "@/server/ads/rules/schemas";
import { formOf, termsOf } from "./rule-form";

test.each<RuleTerms>([
  { kind: "cost", days: 3, mostMicros: 5_500_000, leastSpentMicros: 20_000_000 },
  { kind: "late", days: 7, lateAfterMinutes: 60, mostPercent: 30, leastAsked: 10 },
  { kind: "absent", minutes: 15, isForWorkingHours: false, resumes: true },
])("a rule about $kind is shown and kept as it is", (terms) => {
  expect(termsOf(formOf(terms))).toEqual({ terms });
});

test("what cannot be is said of its field", () => {
  expect(termsOf({ ...formOf(undefined), days: "0", most: "five" })).toEqual({
    wrong: { days: true, most: true },
  });
  expect(termsOf({ ...formOf(undefined), kind: "absent", minutes: "5" })).toEqual({
    wrong: { minutes: true },
  });
});
