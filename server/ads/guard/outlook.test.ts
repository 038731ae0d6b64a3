import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hoursUnseen, outlook, type Spender } from "./outlook";

const euros = (amount: number) => amount * 1_000_000;

test("twenty a day for ten days, of which five went today: today at most thirty more, and 195 to come", () => {
  const spenders = [{ dailyMicros: euros(20), spentTodayMicros: euros(5), days: 10 }];
  expect(outlook(euros(100), spenders)).toEqual({
    todayMicros: euros(30),
    hourMicros: Math.ceil(euros(35) / 24),
    monthMicros: euros(100 + 15 + 9 * 20),
  });
});

test("of a hundred in all that last twenty days, half falls into ten of them, and all may go today", () => {
  const spenders = [{ leftMicros: euros(100), leftDays: 20, spentTodayMicros: 0, days: 10 }];
  expect(outlook(0, spenders)).toMatchObject({ todayMicros: euros(100), monthMicros: euros(50) });
});

test("what has ended costs nothing more", () => {
  expect(outlook(euros(7), [])).toEqual({ todayMicros: 0, hourMicros: 0, monthMicros: euros(7) });
});

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const spender: fc.Arbitrary<Spender> = fc.oneof(
  fc.record({ dailyMicros: amount, spentTodayMicros: amount, days: fc.integer({ min: 0, max: 31 }) }),
  fc.record({
    ...{ leftMicros: amount, leftDays: fc.integer({ min: 1, max: 90 }) },
    ...{ spentTodayMicros: amount, days: fc.integer({ min: 0, max: 31 }) },
  }),
);

test("nothing that runs makes a month cheaper, and another budget only dearer", () => {
  fc.assert(
    fc.property(amount, fc.array(spender, { maxLength: 4 }), spender, (spent, spenders, another) => {
      const before = outlook(spent, spenders);
      const after = outlook(spent, [...spenders, another]);
      expect(before.monthMicros).toBeGreaterThanOrEqual(spent);
      expect(after.monthMicros).toBeGreaterThanOrEqual(before.monthMicros);
      expect(after.todayMicros).toBeGreaterThanOrEqual(before.todayMicros);
      expect(after.hourMicros).toBeGreaterThanOrEqual(before.hourMicros);
    }),
  );
});

describe("what figures do not show", () => {
  const began = new Date("2026-11-01T00:00:00Z");
  const at = (time: string) => new Date(`2026-11-${time}:00Z`);

  test.each([
    ["read now", at("23T10:00"), at("23T10:00"), 1],
    ["read a quarter of an hour ago", at("23T09:45"), at("23T10:00"), 1.25],
    ["read yesterday", at("22T10:00"), at("23T10:00"), 25],
    ["never read", null, at("23T10:00"), 24],
    ["read last month, of which nothing counts", new Date("2026-10-31T00:00:00Z"), at("01T05:00"), 5],
    ["in the month's first minutes", at("01T00:00"), at("01T00:10"), 1],
  ])("%s", (_, readAt, now, hours) => {
    expect(hoursUnseen(readAt, now, began)).toBe(hours);
  });
});
