import { describe, expect, test } from "vitest";
import { decide, isTooLate } from "./decide";

const now = new Date("2026-11-23T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const allowed = {
  settings: { isOn: true, coversStrictRegions: false },
  country: "BR",
  click: "named" as const,
  occurredAt: now,
  now,
};

test("with consent, a click and a customer elsewhere, Meta is told", () => {
  expect(decide(allowed)).toEqual({ state: "waiting" });
});

describe("Meta is not told", () => {
  test.each([
    ["without the workspace's consent", { settings: { isOn: false, coversStrictRegions: true } }, "off"],
    ["of a customer who came from no ad", { click: "none" as const }, "noAd"],
    ["of an ad that brought no click: its id is none", { click: "unnamed" as const }, "noClick"],
    ["of a customer in the EU", { country: "BE" }, "strictRegion"],
    ["of a customer in the United Kingdom", { country: "GB" }, "strictRegion"],
    ["of a customer in Japan", { country: "JP" }, "strictRegion"],
    ["of a customer whose country nobody knows", { country: null }, "strictRegion"],
  ])("%s", (_name, change, reason) => {
    expect(decide({ ...allowed, ...change })).toEqual({ state: "notAsked", reason });
  });
});

test("an owner who has the right reason tells Meta of customers in the EU, too", () => {
  const settings = { isOn: true, coversStrictRegions: true };
  expect(decide({ ...allowed, settings, country: "FR" })).toEqual({ state: "waiting" });
});

test.each([
  [0, false],
  [7 * 24 - 1, false],
  [7 * 24, true],
  [7 * 24 + 1, true],
])("after %i hours it is too late: %s", (hours, late) => {
  expect(isTooLate(hoursAgo(hours), now)).toBe(late);
  expect(decide({ ...allowed, occurredAt: hoursAgo(hours) }).state).toBe(late ? "tooLate" : "waiting");
});
