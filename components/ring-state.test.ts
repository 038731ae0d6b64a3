import { describe, expect, test } from "vitest";
import { arc, brokenDashes, ringGeometry, ringState } from "./ring-state";

const noon = Date.parse("2026-11-22T12:00:00Z");
const at = (hours: number) => new Date(noon + hours * 3_600_000);
const wroteHoursAgo = (hours: number) => ({
  lastCustomerMessageAt: at(-hours),
  windowClosesAt: at(24 - hours),
});

describe("the ring's state", () => {
  test("is full when the customer has just written", () => {
    expect(ringState(wroteHoursAgo(0), noon)).toEqual({
      kind: "open",
      share: 1,
      leftMinutes: 1440,
      isFreeEntry: false,
    });
  });

  test("is half after twelve hours", () => {
    expect(ringState(wroteHoursAgo(12), noon)).toMatchObject({ kind: "open", share: 0.5, leftMinutes: 720 });
  });

  test("warns from two hours before the end, to the minute", () => {
    expect(ringState(wroteHoursAgo(22), noon - 1).kind).toBe("open");
    expect(ringState(wroteHoursAgo(22), noon).kind).toBe("closing");
    expect(ringState(wroteHoursAgo(23.999), noon)).toMatchObject({ kind: "closing", leftMinutes: 1 });
  });

  test("is closed at the very moment the window closes", () => {
    expect(ringState(wroteHoursAgo(24), noon - 1).kind).toBe("closing");
    expect(ringState(wroteHoursAgo(24), noon)).toMatchObject({ kind: "closed", share: 0, leftMinutes: 0 });
    expect(ringState(wroteHoursAgo(48), noon)).toMatchObject({ kind: "closed", share: 0, leftMinutes: 0 });
  });

  test("says that no window ever opened when the customer has not written", () => {
    expect(ringState({ windowClosesAt: null }, noon)).toMatchObject({ kind: "never", share: 0 });
  });

  test("shows the free entry beside the window and outlives it", () => {
    expect(ringState({ ...wroteHoursAgo(25), freeEntryClosesAt: at(36) }, noon)).toMatchObject({
      kind: "closed",
      isFreeEntry: true,
    });
    expect(ringState({ ...wroteHoursAgo(1), freeEntryClosesAt: at(0) }, noon).isFreeEntry).toBe(false);
  });

  test("is never more than full when a clock runs behind", () => {
    expect(ringState(wroteHoursAgo(0), noon - 60_000)).toMatchObject({ kind: "open", share: 1 });
  });
});

describe("the ring's drawing", () => {
  test("empties clockwise from twelve o'clock", () => {
    const [none, empty, left] = arc(5, 0.25).dashes.split(" ").map(Number);
    expect(none).toBe(0);
    expect(empty! / (empty! + left!)).toBeCloseTo(0.75, 2);
  });

  test("is one line without a seam when full, and nothing when closed", () => {
    expect(arc(5, 1).isWhole).toBe(true);
    expect(arc(5, 0).dashes.split(" ")[2]).toBe("0");
  });

  test("keeps a visible sliver in the last minute", () => {
    expect(Number(arc(6, 1 / 1440).dashes.split(" ")[2])).toBeGreaterThanOrEqual(2);
  });

  test("breaks in four", () => {
    const [piece, gap] = brokenDashes(6).split(" ").map(Number);
    expect((piece! + gap!) * 4).toBeCloseTo(2 * Math.PI * 6, 0);
  });

  test.each([14, 28] as const)("fits two rings side by side in %d pixels", (size) => {
    const { radius, stroke, outerRadius, outerStroke } = ringGeometry(size, true);
    expect(outerRadius + outerStroke / 2).toBeLessThanOrEqual(size / 2);
    expect(outerRadius - outerStroke / 2 - (radius + stroke / 2)).toBeGreaterThanOrEqual(1);
    expect(radius - stroke / 2).toBeGreaterThan(0);
  });
});
