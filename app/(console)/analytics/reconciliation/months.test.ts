import { expect, test } from "vitest";
import { lastMonths, monthIn } from "./months";

test("a month begins where the account is, and not in Greenwich", () => {
  const now = new Date("2026-10-31T23:30:00Z");
  expect(monthIn("Europe/Brussels", now)).toBe("2026-11");
  expect(monthIn("America/Bogota", now)).toBe("2026-10");
});

test("thirteen months lead back over the turn of the year", () => {
  const months = lastMonths("2026-02");
  expect(months.slice(0, 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(months.at(-1)).toBe("2025-02");
});
