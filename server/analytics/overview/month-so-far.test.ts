import { expect, test } from "vitest";
import { comparableDays } from "./month-so-far";

test.each([
  ["2026-11-23", "2026-11-01..2026-11-22", "2026-10-01..2026-10-22"],
  ["2026-01-02", "2026-01-01..2026-01-01", "2025-12-01..2025-12-01"],
  ["2026-03-31", "2026-03-01..2026-03-30", "2026-02-01..2026-02-28"],
])("on %s the days %s are compared with %s", (today, now, before) => {
  const said = ({ from, to }: { from: string; to: string }) => `${from}..${to}`;
  const days = comparableDays(today);
  expect(days && [said(days.now), said(days.before)]).toEqual([now, before]);
});

test("on the first of a month no day of it is over", () => {
  expect(comparableDays("2026-11-01")).toBeNull();
});
