import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CampaignNow, type Decision, decide, type Wish } from "./decide";

const hour = 3_600_000;
const start = Date.parse("2026-11-23T00:00:00Z");
const because = { kind: "absent" as const, minutes: 15 };

const aWish = (causeId: string): fc.Arbitrary<Wish> =>
  fc.record({
    causeId: fc.constant(causeId),
    pauses: fc.option(fc.constant(because), { nil: undefined }),
    resumes: fc.boolean(),
    rest: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.constantFrom("day" as const, "none" as const)),
  });
const someWishes = fc.tuple(aWish("a"), aWish("b"), aWish("c")).chain((all) => fc.subarray(all));
const aMoment = fc.integer({ min: 0, max: 96 * 60 }).map((minutes) => new Date(start + minutes * 60_000));
const aCampaign: fc.Arbitrary<CampaignNow> = fc.record({
  status: fc.constantFrom("ACTIVE", "PAUSED", "ARCHIVED", "DELETED"),
  timeZone: fc.constantFrom("Europe/Madrid", "America/Los_Angeles", "Asia/Kolkata"),
  resumedAt: fc.option(aMoment, { nil: null }),
  pausedByCauseId: fc.constantFrom("a", "b", "gone", null),
});

const holds = (promise: (campaign: CampaignNow, wishes: Wish[], now: Date, done?: Decision) => void) =>
  fc.assert(
    fc.property(aCampaign, someWishes, aMoment, (campaign, wishes, now) =>
      promise(campaign, wishes, now, decide(campaign, wishes, now)),
    ),
    { numRuns: 2000 },
  );

describe("whatever rules and limits want", () => {
  test("only what runs is paused, and only by something that wants it, with its reason", () =>
    holds(({ status }, wishes, _, done) => {
      if (done?.to !== "PAUSED") return;
      expect(status).toBe("ACTIVE");
      const wish = wishes.find(({ causeId }) => causeId === done.causeId);
      expect(wish?.pauses).toEqual(done.because);
    }));

  test("only what paused it resumes it, and only when nothing wants it paused", () =>
    holds((campaign, wishes, _, done) => {
      if (done?.to !== "ACTIVE") return;
      expect(campaign).toMatchObject({ status: "PAUSED", pausedByCauseId: done.causeId });
      expect(wishes.find(({ causeId }) => causeId === done.causeId)?.resumes).toBe(true);
      expect(wishes.every(({ pauses }) => !pauses)).toBe(true);
    }));

  test("what a person resumed is left alone while the rule rests", () =>
    holds(({ resumedAt }, wishes, now, done) => {
      if (done?.to !== "PAUSED" || !resumedAt) return;
      const rest = wishes.find(({ causeId }) => causeId === done.causeId)?.rest;
      if (typeof rest === "number")
        expect(now.getTime() - resumedAt.getTime()).toBeGreaterThanOrEqual(rest * hour);
      if (rest === "day") expect(now > resumedAt).toBe(true);
    }));

  test("once done it is settled: the same look again does nothing", () =>
    holds((campaign, wishes, now, done) => {
      if (!done) return;
      const after = {
        ...campaign,
        status: done.to,
        pausedByCauseId: done.to === "PAUSED" ? done.causeId : null,
      };
      expect(decide(after, wishes, now)).toBeUndefined();
    }));
});

describe("a rule that rests until the next day", () => {
  const campaign = {
    status: "ACTIVE",
    timeZone: "America/Los_Angeles",
    // Half past eleven in the evening there.
    resumedAt: new Date("2026-11-24T07:30:00Z"),
    pausedByCauseId: null,
  };
  const wish: Wish = { causeId: "a", pauses: because, resumes: false, rest: "day" };

  test("begins again at the ad account's own midnight", () => {
    expect(decide(campaign, [wish], new Date("2026-11-24T07:59:00Z"))).toBeUndefined();
    expect(decide(campaign, [wish], new Date("2026-11-24T08:00:00Z"))?.to).toBe("PAUSED");
  });
});
