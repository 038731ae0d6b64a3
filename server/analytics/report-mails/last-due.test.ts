import { expect, test } from "vitest";
import { lastDue } from "./last-due";
import type { MailTimes } from "./schemas";

const madrid = "Europe/Madrid";
const daily = (hour: number): MailTimes => ({ every: "day", hour });

/** On how many days a letter falls due while a clock that looks every quarter of an hour goes on. */
function daysDue(times: MailTimes, timeZone: string, from: string, to: string): string[] {
  const found: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 15 * 60_000) {
    const day = lastDue(times, timeZone, new Date(at));
    if (day > (found.at(-1) ?? "")) found.push(day);
  }
  return found;
}

test.each([
  ["2026-03-04T06:59:00Z", "2026-03-03"],
  ["2026-03-04T07:00:00Z", "2026-03-04"],
  ["2026-03-04T22:59:00Z", "2026-03-04"],
])("at %s, what is due every day at eight in Madrid was due on %s", (at, day) => {
  expect(lastDue(daily(8), madrid, new Date(at))).toBe(day);
});

test("every week and every month have their day, and a short month ends with it", () => {
  const wednesday = new Date("2026-03-04T12:00:00Z");
  expect(lastDue({ every: "week", weekday: 1, hour: 8 }, madrid, wednesday)).toBe("2026-03-02");
  expect(lastDue({ every: "week", weekday: 3, hour: 8 }, madrid, wednesday)).toBe("2026-03-04");
  expect(lastDue({ every: "week", weekday: 3, hour: 20 }, madrid, wednesday)).toBe("2026-02-25");
  expect(lastDue({ every: "month", monthDay: 4, hour: 8 }, madrid, wednesday)).toBe("2026-03-04");
  expect(lastDue({ every: "month", monthDay: 31, hour: 8 }, madrid, wednesday)).toBe("2026-02-28");
  expect(lastDue({ every: "month", monthDay: 31, hour: 0 }, madrid, new Date("2026-03-31T12:00:00Z"))).toBe(
    "2026-03-31",
  );
});

test.each([
  ["the hour that spring skips", 2, "2026-03-28T12:00:00Z", ["2026-03-28", "2026-03-29", "2026-03-30"]],
  ["the hour that autumn has twice", 2, "2026-10-24T12:00:00Z", ["2026-10-24", "2026-10-25", "2026-10-26"]],
])("%s is one letter a day", (_name, hour, from, days) => {
  const to = new Date(Date.parse(from) + 48 * 3_600_000).toISOString();
  expect(daysDue(daily(hour), madrid, from, to)).toEqual(days);
});

test("where midnight comes twice, its day does not", () => {
  // In Havana the clock goes back from one to midnight.
  expect(daysDue(daily(0), "America/Havana", "2026-10-31T12:00:00Z", "2026-11-02T12:00:00Z")).toEqual([
    "2026-10-31",
    "2026-11-01",
    "2026-11-02",
  ]);
});
