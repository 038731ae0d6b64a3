import fc from "fast-check";
import { expect, test } from "vitest";
import { type Limit, nextSlot, pairLimit, throughputLimit } from "./gate";

/** When the messages go that are asked for at these times. */
function goTimes(limit: Limit, asked: number[]): number[] {
  let arrivalAt: Date | null = null;
  return asked.map((ms) => {
    const slot = nextSlot(arrivalAt, limit, new Date(ms));
    arrivalAt = slot.arrivalAt;
    return slot.goAt.getTime();
  });
}

const mostWithin = (times: number[], windowMs: number) =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + windowMs).length));

const askedTimes = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 300 }).map((gaps) => {
  let at = 1e12;
  return gaps.map((gap) => {
    at += gap > 300 ? gap * 20 : 0;
    return at;
  });
});

test("no second holds more messages than the number's throughput, whenever they are asked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), askedTimes, (perSecond, asked) => {
      const times = goTimes(throughputLimit(perSecond), asked);
      // The burst of the first instant and the stream that follows it share one second at most.
      expect(mostWithin(times, 1000)).toBeLessThanOrEqual(perSecond + 1);
    }),
  );
});

test("one customer gets 45 at once and then one in six seconds", () => {
  const times = goTimes(pairLimit, new Array(50).fill(1e12));
  expect(times.filter((time) => time === 1e12)).toHaveLength(45);
  expect(times.slice(45).map((time) => time - 1e12)).toEqual([6000, 12_000, 18_000, 24_000, 30_000]);
});

test("a message never goes before it was asked for, nor before the one ahead of it", () => {
  fc.assert(
    fc.property(askedTimes, (asked) => {
      const times = goTimes(pairLimit, asked);
      times.forEach((time, n) => {
        expect(time).toBeGreaterThanOrEqual(asked[n]!);
        if (n > 0) expect(time).toBeGreaterThanOrEqual(times[n - 1]!);
      });
    }),
  );
});

test("the burst comes back with time", () => {
  const quiet = 1e12 + 45 * 6000;
  const times = goTimes(pairLimit, [...new Array(45).fill(1e12), ...new Array(45).fill(quiet)]);
  expect(times.slice(45).every((time) => time === quiet)).toBe(true);
});
