import { expect, test } from "vitest";
import { addDays } from "../account-clock";
import { forecastMonth, type Pace, type SpentDay } from "./forecast";

const hour = 3_600_000;
const midnight = { restMs: 24 * hour, dayMs: 24 * hour };

/** The same amount on each day from one to another. */
function each(from: string, to: string, micros: bigint, weekdays = [0, 1, 2, 3, 4, 5, 6]): SpentDay[] {
  const days: SpentDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) days.push({ day, micros });
  }
  return days;
}

const steady = each("2026-10-01", "2026-11-15", 10n);
const weekdaysOnly = [1, 2, 3, 4, 5];

type Case = [what: string, pace: Omit<Pace, "restMs" | "dayMs"> & Partial<Pace>, expected: object];

test.each<Case>([
  [
    "a steady pace goes on to the month's end",
    { spent: steady, firstDay: "2026-10-01", today: "2026-11-16" },
    { isKnown: true, micros: 300n, days: 28 },
  ],
  [
    "a shop that rests at weekends is expected to rest on those that are left",
    {
      spent: each("2026-10-01", "2026-11-15", 10n, weekdaysOnly),
      firstDay: "2026-10-01",
      today: "2026-11-16",
    },
    // November 2026 has 21 days from Monday to Friday.
    { isKnown: true, micros: 210n, days: 28 },
  ],
  [
    "what was spent today is added to what the rest of today usually costs",
    {
      spent: [...steady, { day: "2026-11-16", micros: 50n }],
      firstDay: "2026-10-01",
      today: "2026-11-16",
      restMs: 12 * hour,
    },
    { isKnown: true, micros: 150n + 50n + 5n + 140n, days: 28 },
  ],
  [
    "on the last day nothing but its last hours is expected",
    {
      spent: each("2026-10-01", "2026-11-30", 10n),
      firstDay: "2026-10-01",
      today: "2026-11-30",
      restMs: 0,
    },
    { isKnown: true, micros: 300n, days: 28 },
  ],
  [
    "on the first day all that is known is of the month before",
    { spent: each("2026-10-01", "2026-10-31", 10n), firstDay: "2026-10-01", today: "2026-11-01" },
    { isKnown: true, micros: 300n, days: 28 },
  ],
  [
    "half of a day of 25 hours is twelve and a half",
    {
      spent: each("2026-09-20", "2026-10-24", 100n),
      firstDay: "2026-09-20",
      today: "2026-10-25",
      restMs: 12.5 * hour,
      dayMs: 25 * hour,
    },
    { isKnown: true, micros: 2400n + 50n + 600n, days: 28 },
  ],
  [
    "what is older than four weeks no longer counts",
    {
      spent: [...each("2026-09-01", "2026-10-18", 1000n), ...each("2026-10-19", "2026-11-15", 10n)],
      firstDay: "2026-09-01",
      today: "2026-11-16",
    },
    { isKnown: true, micros: 300n, days: 28 },
  ],
  [
    "seven days are enough, and it is said that they are seven",
    { spent: each("2026-11-02", "2026-11-08", 10n), firstDay: "2026-11-02", today: "2026-11-09" },
    { isKnown: true, micros: 70n + 220n, days: 7 },
  ],
  [
    "six are not, and it is said when they will be",
    { spent: each("2026-11-02", "2026-11-07", 10n), firstDay: "2026-11-02", today: "2026-11-08" },
    { isKnown: false, readyOn: "2026-11-09" },
  ],
  [
    "before the first charge there is nothing to say",
    { spent: [], firstDay: null, today: "2026-11-08" },
    { isKnown: false, readyOn: null },
  ],
  [
    "an average is to the nearest micro-unit",
    {
      spent: [
        { day: "2026-11-02", micros: 1n },
        { day: "2026-11-09", micros: 2n },
      ],
      firstDay: "2026-11-02",
      today: "2026-11-16",
    },
    // Of two Mondays 1 and 2, so 2 for this one and for each of the two to come.
    { isKnown: true, micros: 3n + 2n + 2n + 2n, days: 14 },
  ],
])("%s", (_, pace, expected) => {
  expect(forecastMonth({ ...midnight, ...pace })).toEqual(expected);
});
