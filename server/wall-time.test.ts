import { expect, test } from "vitest";
import { instantOf } from "./wall-time";

test.each([
  ["2026-12-01T09:00", "Europe/Madrid", "2026-12-01T08:00:00.000Z"],
  ["2026-07-01T09:00", "Europe/Madrid", "2026-07-01T07:00:00.000Z"],
  ["2026-12-01T00:15", "America/Sao_Paulo", "2026-12-01T03:15:00.000Z"],
  ["2026-12-01T09:00", "Asia/Kolkata", "2026-12-01T03:30:00.000Z"],
  // The clocks jump from two to three that night.
  ["2026-03-29T02:30", "Europe/Madrid", "2026-03-29T01:30:00.000Z"],
])("%s in %s is %s", (wall, timeZone, instant) => {
  expect(instantOf(wall, timeZone)?.toISOString()).toBe(instant);
});

test("what was not written is no moment", () => {
  expect(instantOf("", "Europe/Madrid")).toBeUndefined();
});
