import { expect, test } from "vitest";
import { dayOf, monthOf, nextMonthStart } from "./account-clock";

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
