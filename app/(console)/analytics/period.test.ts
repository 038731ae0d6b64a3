import { expect, test } from "vitest";
import { isWholeMonth, periodChoiceOf, periodOf, presets } from "@/server/analytics/periods/schemas";
import { grainFor, todayIn, within } from "./period";

// A Wednesday in the first quarter of a leap year.
const today = "2028-02-09";

test.each([
  ["today", "2028-02-09", "2028-02-09"],
  ["yesterday", "2028-02-08", "2028-02-08"],
  ["thisWeek", "2028-02-07", "2028-02-09"],
  ["lastWeek", "2028-01-31", "2028-02-06"],
  ["last7", "2028-02-03", "2028-02-09"],
  ["last30", "2028-01-11", "2028-02-09"],
  ["thisMonth", "2028-02-01", "2028-02-09"],
  ["lastMonth", "2028-01-01", "2028-01-31"],
  ["thisQuarter", "2028-01-01", "2028-02-09"],
  ["thisYear", "2028-01-01", "2028-02-09"],
] as const)("%s is from %s to %s", (preset, from, to) => {
  expect(periodOf(preset, today)).toEqual({ from, to });
});

test("every preset is a period on any day, also on the first of January, a Monday", () => {
  for (const preset of presets) {
    const { from, to } = periodOf(preset, "2029-01-01");
    expect(from <= to).toBe(true);
    expect(to <= "2029-01-01").toBe(true);
  }
  expect(periodOf("lastMonth", "2029-01-01")).toEqual({ from: "2028-12-01", to: "2028-12-31" });
  expect(periodOf("thisQuarter", "2028-12-31").from).toBe("2028-10-01");
});

test("two days of one's own are taken as they are, and nonsense is not taken", () => {
  expect(periodOf("2028-01-05..2028-02-29", today)).toEqual({ from: "2028-01-05", to: "2028-02-29" });
  expect(periodChoiceOf("2028-01-05..2028-02-29")).toBe("2028-01-05..2028-02-29");
  const nonsense = ["", "soon", "2028-02-30..2028-03-01", "2028-03-01..2028-02-01", "2020-01-01..2028-01-01"];
  for (const text of nonsense) expect(periodChoiceOf(text)).toBeUndefined();
  expect(periodChoiceOf("2028-01-01..2028-01-02..2028-01-03")).toBeUndefined();
});

test("a day begins at midnight where the workspace is", () => {
  const late = new Date("2028-02-09T23:30:00Z");
  expect(todayIn("Europe/Brussels", late)).toBe("2028-02-10");
  expect(todayIn("America/Bogota", late)).toBe("2028-02-09");
});

test("a chart is as fine as it can be read", () => {
  expect(grainFor({ from: "2028-01-01", to: "2028-01-31" })).toBe("day");
  expect(grainFor({ from: "2028-01-01", to: "2028-06-30" })).toBe("week");
  expect(grainFor({ from: "2027-01-01", to: "2028-06-30" })).toBe("month");
});

test("a week or month at the edge of a period is only as long as the period", () => {
  const period = { from: "2028-02-03", to: "2028-03-02" };
  expect(within(period, "week", "2028-01-31")).toEqual({ from: "2028-02-03", to: "2028-02-06" });
  expect(within(period, "month", "2028-02-01")).toEqual({ from: "2028-02-03", to: "2028-02-29" });
  expect(within(period, "month", "2028-03-01")).toEqual({ from: "2028-03-01", to: "2028-03-02" });
  expect(within(period, "day", "2028-02-10")).toEqual({ from: "2028-02-10", to: "2028-02-10" });
});

test("only a whole calendar month is a month", () => {
  expect(isWholeMonth({ from: "2028-02-01", to: "2028-02-29" })).toBe(true);
  expect(isWholeMonth({ from: "2028-02-01", to: "2028-02-28" })).toBe(false);
  expect(isWholeMonth({ from: "2028-02-01", to: "2028-03-31" })).toBe(false);
});
