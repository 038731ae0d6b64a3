import { expect, test } from "vitest";
import { dayIn, spanToRead } from "./insight-days";

const today = "2026-03-10";

test("at first all days of the account are read, then today and yesterday, and once a day the 28 that may change", () => {
  const first = spanToRead({ today, oldest: "2025-11-20", sinceDay: null, isWhole: true });
  expect(first).toEqual({ since: "2025-11-20", until: today });
  const often = spanToRead({ today, oldest: "2025-11-20", sinceDay: "2025-11-20", isWhole: false });
  expect(often).toEqual({ since: "2026-03-09", until: today });
  const daily = spanToRead({ today, oldest: "2025-11-20", sinceDay: "2025-11-20", isWhole: true });
  expect(daily).toEqual({ since: "2026-02-11", until: today });
  const young = spanToRead({ today, oldest: "2026-03-09", sinceDay: null, isWhole: true });
  expect(young).toEqual({ since: "2026-02-11", until: today });
});

test("of what is older than Meta keeps, nothing is asked", () => {
  const { since } = spanToRead({ today, oldest: "2019-01-01", sinceDay: null, isWhole: true });
  expect(since).toBe("2023-03-26");
});

test("today is the ad account's day, wherever the server is", () => {
  const at = new Date("2026-03-10T23:30:00Z");
  const days = ["Europe/Brussels", "America/Sao_Paulo", "Pacific/Kiritimati"].map((zone) => dayIn(zone, at));
  expect(days).toEqual(["2026-03-11", "2026-03-10", "2026-03-11"]);
});
