import { expect, test } from "vitest";
import { adError, failureOf } from "./ad-failure";

const now = new Date("2026-11-23T09:00:00Z");
const refusal = { outcome: "refused", message: "Invalid parameter", isTransient: false } as const;

test.each([
  ["optimization_goal", "goal"],
  ["targeting.age_min", "ageMin"],
  ["targeting.geo_locations.cities", "places"],
  ["adset_spec.campaign_spec.daily_budget", "budget"],
  ["creative.object_story_spec.link_data.message", "primaryText"],
])("what Meta blames as %s is marked at the field %s", (blamed, field) => {
  expect(failureOf({ ...refusal, code: 100, blamed: [blamed] }, now).field).toBe(field);
});

test("what Meta says stands beside our own words at the field, because one number may mean two things", () => {
  const error = { ...refusal, code: 100, subcode: 1487246, details: "Not linked." };
  expect(failureOf(error, now)).toMatchObject({
    kind: "refused",
    words: "Not linked.",
    field: "whatsappNumber",
  });
});

test("what never reached Meta has no words of Meta's", () => {
  const away = { ...refusal, message: "Meta could not be reached." };
  expect(failureOf(away, now)).toMatchObject({ kind: "unreachable", key: "metaAway", words: undefined });
  expect(adError(away).key).toBe("metaAway");
});
