import { describe, expect, test } from "vitest";
import { allExplanations, explain, nextAttemptAt } from "./errors";

const now = new Date("2026-11-22T10:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const still = () => 0;
const refusal = (code: number | undefined, more = {}) => ({
  outcome: "refused" as const,
  code,
  isTransient: false,
  ...more,
});

describe("what an error means", () => {
  test.for([
    [130429, "throughput"],
    [80007, "throughput"],
    [131056, "pair"],
    [131016, "transient"],
    [131057, "transient"],
    [131049, "after24h"],
    [131047, "never"],
    [131026, "never"],
    [131050, "never"],
    [132001, "never"],
    [131048, "stop"],
    [131042, "stop"],
    [190, "stop"],
    [0, "stop"],
    [200, "stop"],
    [299, "stop"],
    [368, "stop"],
  ] as const)("%i: %s", ([code, retry]) => {
    expect(explain(code).retry).toBe(retry);
  });

  test("an unknown error has a sentence, too, and is not tried again", () => {
    for (const code of [undefined, 999_999, 300, 199, Number.NaN]) {
      expect(explain(code)).toMatchObject({ retry: "never", key: "unknownReason" });
    }
  });

  test("every sentence has one key and ends as a sentence does", () => {
    const keys = allExplanations.map((one) => one.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, sentence } of allExplanations) {
      expect(key).toMatch(/^[a-z][A-Za-z]+$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("the next attempt", () => {
  test("to one customer waits 1, 4, 16, 64 and 256 seconds, then gives up", () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => nextAttemptAt(refusal(131056), attempt, now, still));
    expect(waits).toEqual([later(1), later(4), later(16), later(64), later(256), undefined]);
  });

  test("after too many waits longer each time", () => {
    expect(nextAttemptAt(refusal(130429), 1, now, still)).toEqual(later(1));
    expect(nextAttemptAt(refusal(130429), 5, now, still)).toEqual(later(16));
    expect(nextAttemptAt(refusal(130429), 11, now, still)).toBeUndefined();
  });

  test("waits as long as Meta asks, if that is longer", () => {
    expect(nextAttemptAt(refusal(80007, { retryAfterMs: 420_000 }), 1, now, still)).toEqual(later(420));
  });

  test("of a marketing message comes a day later, once", () => {
    const next = nextAttemptAt(refusal(131049), 1, now, still);
    expect(next!.getTime()).toBeGreaterThan(later(24 * 3600).getTime());
    expect(nextAttemptAt(refusal(131049), 2, now, still)).toBeUndefined();
  });

  test("comes after a failed connection and after an unknown error that Meta calls transient", () => {
    expect(nextAttemptAt(refusal(undefined, { isTransient: true }), 1, now, still)).toEqual(later(2));
    expect(nextAttemptAt(refusal(777_777, { isTransient: true }), 1, now, still)).toEqual(later(2));
  });

  test("never comes when Meta may have taken the message, or when it would not help", () => {
    expect(nextAttemptAt({ outcome: "unknown", isTransient: true }, 1, now)).toBeUndefined();
    for (const code of [131047, 131026, 131042, 190, 131048, undefined]) {
      expect(nextAttemptAt(refusal(code), 1, now)).toBeUndefined();
    }
    // What we know of a code weighs more than what Meta calls transient.
    expect(nextAttemptAt(refusal(131047, { isTransient: true }), 1, now)).toBeUndefined();
  });

  test("is spread out by up to a quarter", () => {
    expect(nextAttemptAt(refusal(131016), 3, now, () => 1)).toEqual(later(37.5));
  });
});
