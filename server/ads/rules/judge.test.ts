import { describe, expect, test } from "vitest";
import { type Figures, isPresent, judge } from "./judge";
import type { RuleTerms } from "./schemas";

const now = new Date("2026-11-23T10:00:00Z");
const figures = (values: Partial<Figures>): Figures => ({ lastSeenAt: now, isOpen: true, now, ...values });
const spent = (euros: number, conversations: number) =>
  figures({ spending: { spentMicros: euros * 1_000_000, conversations, currency: "EUR" } });
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("cost per conversation above 5 euros, once 20 are spent", () => {
  const terms: RuleTerms = { kind: "cost", days: 3, mostMicros: 5_000_000, leastSpentMicros: 20_000_000 };
  test.each([
    [19, 1, undefined],
    [25, 5, undefined],
    [26, 5, "cost"],
    [20, 0, "cost"],
    [0, 0, undefined],
  ])("%i euros for %i conversations: %s", (euros, conversations, kind) => {
    expect(judge(terms, spent(euros, conversations))?.kind).toBe(kind);
  });

  test("says the figures it went by", () => {
    expect(judge(terms, spent(36, 5))).toEqual({
      ...{ kind: "cost", days: 3, spentMicros: 36_000_000, conversations: 5 },
      ...{ mostMicros: 5_000_000, currency: "EUR" },
    });
  });

  test("says nothing while Meta's figures are not known", () => {
    expect(judge(terms, figures({}))).toBeUndefined();
  });
});

describe("more than 30 % answered later than an hour, of 10 or more", () => {
  const terms: RuleTerms = {
    ...{ kind: "late", days: 2, lateAfterMinutes: 60, mostPercent: 30, leastAsked: 10 },
  };
  test.each([
    [9, 9, undefined],
    [3, 10, undefined],
    [4, 10, "late"],
    [31, 100, "late"],
  ])("%i of %i: %s", (late, of, kind) => {
    expect(judge(terms, figures({ answers: { late, of } }))?.kind).toBe(kind);
  });
});

describe("nobody seen for a quarter of an hour", () => {
  const absent = (isForWorkingHours: boolean) =>
    ({ kind: "absent", minutes: 15, isForWorkingHours, resumes: true }) as const;
  test.each([
    [{ lastSeenAt: ago(15) }, true, undefined],
    [{ lastSeenAt: ago(16) }, true, "absent"],
    [{ lastSeenAt: null }, true, "absent"],
    [{ lastSeenAt: ago(60), isOpen: false }, true, undefined],
    [{ lastSeenAt: ago(60), isOpen: false }, false, "absent"],
  ])("%o, for working hours only %s: %s", (seen, isForWorkingHours, kind) => {
    expect(judge(absent(isForWorkingHours), figures(seen))?.kind).toBe(kind);
  });

  test("closing time is not somebody's return", () => {
    expect(isPresent(absent(true), figures({ lastSeenAt: ago(60), isOpen: false }))).toBe(false);
  });
});
