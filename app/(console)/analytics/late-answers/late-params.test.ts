import { expect, test } from "vitest";
import { behindOf, behindText, lateInputOf, lateParams, narrowed } from "./late-params";

test("an address without a word asks for the last 30 days, day by day", () => {
  expect(lateInputOf(lateParams.parse({}), "2026-11-23")).toEqual({
    period: { from: "2026-10-25", to: "2026-11-23" },
    filters: {},
    groupBy: "day",
  });
});

test("it is compared with the period before, unless the address says otherwise", () => {
  expect(lateParams.parse({}).compare).toBe("previousPeriod");
  expect(lateParams.parse({ compare: "previousYear" }).compare).toBe("previousYear");
  expect(lateParams.parse({ compare: "the moon" }).compare).toBe("previousPeriod");
});

test.each([
  { of: "late" },
  { of: "late", key: "2026-11-02" },
  { of: "2018", kind: "late", country: "ES" },
  { of: "2018", country: "none" },
] as const)("%o is in the address and comes back from it", (behind) => {
  expect(behindOf(behindText(behind))).toEqual(behind);
});

test.each(["", "all", "late~kind:late", "2018~kind:other", "2018~country:Spain"])(
  "%s opens nothing",
  (text) => {
    expect(lateParams.parse({ behind: text }).behind).toBe("");
  },
);

test("a figure's messages are those of its group within what is asked", () => {
  const input = { period: { from: "2026-11-01", to: "2026-11-30" }, filters: { countries: ["ES", "FR"] } };
  expect(narrowed({ ...input, groupBy: "week" }, { of: "late", key: "2026-10-26" })).toMatchObject({
    input: { period: { from: "2026-11-01", to: "2026-11-01" } },
  });
  expect(narrowed({ ...input, groupBy: "country" }, { of: "late", key: "ES" })).toMatchObject({
    input: { filters: { countries: ["ES"] } },
  });
  expect(narrowed({ ...input, groupBy: "team" }, { of: "late", key: "7" })).toMatchObject({
    input: { filters: { teamIds: ["7"] } },
  });
  expect(narrowed({ ...input, groupBy: "day" }, { of: "2018", kind: "unasked" })).toMatchObject({
    input: { kind: "unasked", filters: { countries: ["ES", "FR"] }, isOfNoCountry: false },
  });
});
