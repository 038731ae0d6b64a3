import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpenHours } from "@/db/schema/identity";
import { isOpenAt } from "./is-open-at";
import { nextOpening } from "./next-opening";
import type { Hours } from "./open-spans";
import { workingSeconds } from "./working-seconds";

const hour = 3600;
const nineToFive: OpenHours[] = [{ opensAt: "09:00", closesAt: "17:00" }];
const office = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []];
const every = (hours: OpenHours[]) => Array.from({ length: 7 }, () => hours);
const brussels = (week: OpenHours[][], holidays: Hours["holidays"] = []): Hours => ({
  timeZone: "Europe/Brussels",
  week,
  holidays,
});

describe("working seconds", () => {
  const lunch = [
    { opensAt: "09:00", closesAt: "12:30" },
    { opensAt: "13:30", closesAt: "18:00" },
  ];
  const night = [{ opensAt: "22:00", closesAt: "06:00" }];
  const allDay = [{ opensAt: "00:00", closesAt: "24:00" }];
  const christmas = { date: "2026-12-25", name: "Noël", hours: [] };
  const eve = { date: "2026-12-24", name: "Réveillon", hours: [{ opensAt: "09:00", closesAt: "12:00" }] };
  test.each<[string, Hours, string, string, number]>([
    ["within one morning", brussels(office), "2026-11-23T09:00Z", "2026-11-23T09:10Z", 600],
    ["from before opening", brussels(office), "2026-11-23T06:00Z", "2026-11-23T09:00Z", hour],
    ["over a night", brussels(office), "2026-11-23T15:30Z", "2026-11-24T08:30Z", hour],
    ["over a weekend", brussels(office), "2026-11-27T15:00Z", "2026-11-30T09:00Z", 2 * hour],
    ["only on a Sunday", brussels(office), "2026-11-29T00:00Z", "2026-11-29T22:00Z", 0],
    ["with a pause at noon", brussels(every(lunch)), "2026-11-23T11:00Z", "2026-11-23T13:00Z", hour],
    ["over midnight", brussels(every(night)), "2026-11-23T20:00Z", "2026-11-24T08:00Z", 8 * hour],
    [
      "Sunday night into Monday",
      brussels([...office.slice(0, 6), night]),
      "2026-11-29T12:00Z",
      "2026-11-30T07:00Z",
      8 * hour,
    ],
    ["day and night", brussels(every(allDay)), "2026-11-23T20:00Z", "2026-11-25T20:00Z", 48 * hour],
    ["on a holiday", brussels(office, [christmas]), "2026-12-25T00:00Z", "2026-12-25T22:00Z", 0],
    [
      "on a short day",
      brussels(office, [eve, christmas]),
      "2026-12-24T00:00Z",
      "2026-12-25T22:00Z",
      3 * hour,
    ],
    [
      "the night before a holiday goes on into it",
      brussels(every(night), [christmas]),
      "2026-12-24T23:00Z",
      "2026-12-25T22:00Z",
      6 * hour,
    ],
    [
      "the day that has 23 hours",
      brussels(every(allDay)),
      "2026-03-28T23:00Z",
      "2026-03-29T22:00Z",
      23 * hour,
    ],
    [
      "the day that has 25 hours",
      brussels(every(allDay)),
      "2026-10-24T22:00Z",
      "2026-10-25T23:00Z",
      25 * hour,
    ],
    [
      "a night in which the clock goes forward",
      brussels(every(night)),
      "2026-03-28T20:00Z",
      "2026-03-29T10:00Z",
      7 * hour,
    ],
    [
      "a night in which the clock goes back",
      brussels(every(night)),
      "2026-10-24T19:00Z",
      "2026-10-25T10:00Z",
      9 * hour,
    ],
    [
      "an hour that the clock leaves out",
      brussels(every([{ opensAt: "02:00", closesAt: "03:00" }])),
      "2026-03-28T23:00Z",
      "2026-03-29T22:00Z",
      0,
    ],
    [
      "an hour that the clock shows twice",
      brussels(every([{ opensAt: "02:00", closesAt: "03:00" }])),
      "2026-10-24T22:00Z",
      "2026-10-25T23:00Z",
      2 * hour,
    ],
    [
      "a whole year of office days",
      brussels(office),
      "2025-12-31T23:00Z",
      "2026-12-31T23:00Z",
      261 * 8 * hour,
    ],
    [
      "half an hour east of the others",
      { ...brussels(office), timeZone: "Asia/Kolkata" },
      "2026-11-23T03:00Z",
      "2026-11-23T04:00Z",
      hour / 2,
    ],
    [
      "a clock that turns at midnight",
      { ...brussels(every(allDay)), timeZone: "America/Havana" },
      "2026-03-08T05:00Z",
      "2026-03-09T04:00Z",
      23 * hour,
    ],
    [
      "a day that was never there",
      { ...brussels(every(allDay)), timeZone: "Pacific/Apia" },
      "2011-12-30T09:00Z",
      "2011-12-30T11:00Z",
      2 * hour,
    ],
    ["backwards", brussels(office), "2026-11-23T10:00Z", "2026-11-23T09:00Z", 0],
  ])("%s", (_, hours, from, to, seconds) => {
    expect(workingSeconds(hours, new Date(from), new Date(to))).toBe(seconds);
  });
});

test("it opens at the minute and is closed at the minute", () => {
  const hours = brussels(office);
  const at = (time: string) => isOpenAt(hours, new Date(`2026-11-23T${time}Z`));
  expect([at("07:59:59.999"), at("08:00"), at("15:59:59.999"), at("16:00")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("the next opening is now, after the weekend, or not within a year", () => {
  const next = (hours: Hours, at: string) => nextOpening(hours, new Date(at))?.toISOString();
  expect(next(brussels(office), "2026-11-23T09:30:00Z")).toBe("2026-11-23T09:30:00.000Z");
  expect(next(brussels(office), "2026-11-27T16:00:00Z")).toBe("2026-11-30T08:00:00.000Z");
  expect(next(brussels(every([])), "2026-11-27T16:00:00Z")).toBeUndefined();
});

const zones = [
  "Europe/Brussels",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "UTC",
];
const clock = (most: number) =>
  fc.integer({ min: 0, max: most }).map((minutes) => {
    const two = (value: number) => String(value).padStart(2, "0");
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
const someDay = fc.array(fc.record({ opensAt: clock(1439), closesAt: clock(1440) }), { maxLength: 3 });
const start = Date.UTC(2026, 2, 1) / 60_000;
/** Minutes of 2026, from before the clocks go forward to after they go back. */
const minute = fc.integer({ min: start, max: start + 250 * 1440 });
const dateOf = (minutes: number) => new Date(minutes * 60_000);
const someHours: fc.Arbitrary<Hours> = fc.record({
  timeZone: fc.constantFrom(...zones),
  week: fc.array(someDay, { minLength: 7, maxLength: 7 }),
  holidays: fc.array(
    fc.record({
      date: minute.map((minutes) => dateOf(minutes).toISOString().slice(0, 10)),
      name: fc.constant("Fête"),
      hours: someDay,
    }),
    { maxLength: 20 },
  ),
});

/** What the wall shows, asked anew for each minute. */
function wallReader({ timeZone, week, holidays }: Hours) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    ...{
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      weekday: "short",
    },
  } as const);
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  // A date that has two holidays keeps the hours of the later one in the list.
  const ofDay = (date: string, weekday: number) =>
    holidays.findLast((holiday) => holiday.date === date)?.hours ?? week[weekday] ?? [];
  return (at: Date) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const time = `${part.hour}:${part.minute}`;
    const date = `${part.year}-${part.month}-${part.day}`;
    const weekday = names.indexOf(part.weekday ?? "");
    const yesterday = new Date(Date.parse(`${date}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    return (
      ofDay(date, weekday).some(
        ({ opensAt, closesAt }) => opensAt <= time && (time < closesAt || closesAt <= opensAt),
      ) ||
      ofDay(yesterday, (weekday + 6) % 7).some(
        ({ opensAt, closesAt }) => closesAt <= opensAt && time < closesAt,
      )
    );
  };
}

test("counting it minute by minute, by the clock on the wall, gives the same", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(someHours, minute, fc.integer({ min: 0, max: 2 * 1440 }), (hours, from, length) => {
      const isOpen = wallReader(hours);
      let slowly = 0;
      for (let at = from; at < from + length; at++) if (isOpen(dateOf(at))) slowly += 60;
      expect(workingSeconds(hours, dateOf(from), dateOf(from + length))).toBe(slowly);
      expect(isOpenAt(hours, dateOf(from))).toBe(isOpen(dateOf(from)));
    }),
    { numRuns: 40 },
  );
});

test("two parts of a wait are as long as the whole, and no part is longer than by the calendar", () => {
  fc.assert(
    fc.property(someHours, fc.tuple(minute, minute, minute), fc.nat(59_999), (hours, moments, ms) => {
      const [from, between, to] = moments
        .sort((one, other) => one - other)
        .map((minutes) => new Date(minutes * 60_000 + ms)) as [Date, Date, Date];
      const whole = workingSeconds(hours, from, to);
      const parts = [workingSeconds(hours, from, between), workingSeconds(hours, between, to)] as const;
      expect(Math.round((parts[0] + parts[1]) * 1000)).toBe(Math.round(whole * 1000));
      expect(whole).toBeLessThanOrEqual((to.getTime() - from.getTime()) / 1000);
      expect(whole).toBeGreaterThanOrEqual(0);
    }),
  );
});
