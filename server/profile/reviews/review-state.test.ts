import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  heed,
  isOpen,
  type Known,
  type Said,
  type Step,
  saidOfName,
  saidOfOfficial,
  settle,
} from "./review-state";

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23) + hours * hour);
const known: Known = {
  status: "pending",
  name: "Luna Ixelles",
  requestedAt: at(0),
  sentAt: at(0),
  decidedAt: null,
  reason: null,
};

describe("what Meta says", () => {
  test("is about the name that waits, or else about the one customers see", () => {
    const asked = { name: "Luna Ixelles", status: "DECLINED" };
    expect(saidOfName({ current: "Luna", status: "APPROVED", asked })).toEqual({
      status: "rejected",
      name: "Luna Ixelles",
    });
    expect(saidOfName({ current: "Luna", status: "PENDING_REVIEW" })).toEqual({
      status: "pending",
      name: "Luna",
    });
    expect(saidOfName({ current: "Luna", status: "WORD_OF_TOMORROW" })).toMatchObject({ status: "none" });
  });

  test("is a reason only where an application was refused", () => {
    expect(saidOfOfficial({ status: "REJECTED", message: "Why" })).toEqual({
      status: "rejected",
      reason: "Why",
    });
    expect(saidOfOfficial({ status: "UNDER_REVIEW", message: "Wait" })).toEqual({ status: "pending" });
    expect(saidOfOfficial({ status: "NOT_STARTED" })).toEqual({ status: "none" });
  });
});

const word = fc.constantFrom<Said["status"]>("none", "pending", "approved", "rejected", "withdrawn");
const name = fc.constantFrom("Luna", "Luna Ixelles", "Luna Uccle");

test("whatever Meta says in whatever order, a name is called approved only when Meta said so of this name", () => {
  const said = fc.record({
    status: word,
    name,
    isWebhook: fc.boolean(),
    hours: fc.integer({ min: -2, max: 48 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), (all) => {
      let review: Known | undefined = known;
      const approved = new Set<string>();
      for (const { isWebhook, hours, ...one } of all) {
        const when = at(hours);
        if (one.status === "approved") approved.add(one.name);
        const match: Known | undefined = !isWebhook || review?.name === one.name ? review : undefined;
        const step: Step | undefined = isWebhook ? heed(match, one, when) : settle(match, one, when);
        if (!step) continue;
        if (step.kind === "found") review = { ...known, name: step.name ?? null, status: step.status };
        else review = { ...review!, status: step.status, decidedAt: isOpen(step) ? null : when };
        if (review.status === "approved") expect(approved).toContain(review.name);
      }
    }),
    { numRuns: 2000 },
  );
});

test("the same said twice changes nothing more", () => {
  const said = fc.record({ status: word, name });
  fc.assert(
    fc.property(said, fc.boolean(), (one, isWebhook) => {
      const ask = isWebhook ? heed : settle;
      const step = ask(known, one, at(1));
      if (step?.kind !== "becomes") return;
      const next = { ...known, status: step.status, reason: step.reason ?? null, decidedAt: at(1) };
      if (one.name === known.name) expect(ask(next, one, at(1))).toBeUndefined();
    }),
  );
});
