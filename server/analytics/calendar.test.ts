import { describe, expect, test } from "vitest";
import { addDays, comparedWith, coverOf, startsIn } from "./calendar";

const grains = ["quarter", "month", "week", "day"] as const;

test("a period is whole months, whole weeks at its ends, and days", () => {
  expect(coverOf({ from: "2026-01-15", to: "2026-04-10" }, grains)).toEqual([
    { grain: "day", first: "2026-01-15", last: "2026-01-18" },
    { grain: "week", first: "2026-01-19", last: "2026-01-19" },
    { grain: "day", first: "2026-01-26", last: "2026-01-31" },
    { grain: "month", first: "2026-02-01", last: "2026-03-01" },
    { grain: "day", first: "2026-04-01", last: "2026-04-10" },
  ]);
  expect(coverOf({ from: "2025-09-30", to: "2026-07-01" }, grains)).toEqual([
    { grain: "day", first: "2025-09-30", last: "2025-09-30" },
    { grain: "quarter", first: "2025-10-01", last: "2026-04-01" },
    { grain: "day", first: "2026-07-01", last: "2026-07-01" },
  ]);
});

test("every day of a period is in one piece of it, and no other day", () => {
  for (const [from, to] of [
    ["2025-12-30", "2026-01-04"],
    ["2024-02-29", "2024-02-29"],
    ["2026-01-05", "2026-01-25"],
    ["2025-11-17", "2026-03-03"],
    ["2025-08-14", "2026-05-03"],
  ] as const) {
    const days = coverOf({ from, to }, grains).flatMap(({ grain, first, last }) => {
      const after = startsIn({ from: last, to: "2027-01-01" }, "day");
      const lastDay = {
        day: last,
        week: after[6],
        month: after.findLast((day) => day.startsWith(last.slice(0, 7))),
        quarter: addDays(startsIn({ from: last, to: "2027-01-01" }, "month")[3]!, -1),
      }[grain];
      return startsIn({ from: first, to: lastDay! }, "day");
    });
    expect(days).toEqual(startsIn({ from, to }, "day"));
  }
});

describe("compared with", () => {
  test.each([
    ["previousPeriod", "2026-03-10", "2026-03-16", "2026-03-03", "2026-03-09"],
    ["previousPeriod", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["previousPeriod", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"],
    ["previousYear", "2026-03-10", "2026-03-16", "2025-03-10", "2025-03-16"],
    ["previousYear", "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"],
    ["previousYear", "2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28"],
  ] as const)("the %s of %s to %s", (comparison, from, to, earlierFrom, earlierTo) => {
    expect(comparedWith({ from, to }, comparison)).toEqual({ from: earlierFrom, to: earlierTo });
  });
});
