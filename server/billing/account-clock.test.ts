import { expect, test } from "vitest";
import { addDays, dayOf, dayStart, daysOf, monthOf, nextMonthStart } from "./account-clock";

test("prices change at midnight where the account is, not in Greenwich", () => {
  const moment = new Date("2026-09-30T22:30:00Z");
  expect(dayOf(moment, "Europe/Brussels")).toBe("2026-10-01");
  expect(dayOf(moment, "UTC")).toBe("2026-09-30");
  expect(monthOf(moment, "America/Bogota")).toBe("2026-09");
});

test.each([
  ["2026-10-15T12:00:00Z", "Europe/Brussels", "2026-10-31T23:00:00.000Z"],
  ["2026-12-31T23:30:00Z", "Europe/Brussels", "2027-01-31T23:00:00.000Z"],
  ["2026-03-02T00:00:00Z", "Europe/Brussels", "2026-03-31T22:00:00.000Z"],
  ["2026-11-22T00:00:00Z", "America/Bogota", "2026-12-01T05:00:00.000Z"],
])("the month of %s in %s ends at %s", (moment, timeZone, end) => {
  expect(nextMonthStart(new Date(moment), timeZone).toISOString()).toBe(end);
});

test.each([
  ["2026-03-29", "Europe/Brussels", "2026-03-28T23:00:00.000Z"],
  ["2026-10-26", "Europe/Brussels", "2026-10-25T23:00:00.000Z"],
  // Where the clocks go forward at midnight, the day begins at one.
  ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
  ["2026-11-22", "Asia/Kathmandu", "2026-11-21T18:15:00.000Z"],
])("%s in %s begins at %s", (day, timeZone, start) => {
  expect(dayStart(day, timeZone).toISOString()).toBe(start);
  expect(dayOf(dayStart(day, timeZone), timeZone)).toBe(day);
});

test("a month ends on its last day, in leap years too", () => {
  expect(daysOf("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(daysOf("2026-12").to).toBe("2026-12-31");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
});
