import fc from "fast-check";
import { expect, test } from "vitest";
import type { GraphError, GraphResult } from "@/server/meta/client";
import { sendInHalves } from "./send-in-halves";

const badEvent: GraphError = { outcome: "refused", code: 100, message: "(#100)", isTransient: false };
const busy: GraphError = { outcome: "refused", code: 80004, message: "busy", isTransient: true };
const lost: GraphError = { outcome: "unknown", message: "lost", isTransient: true };

/** A Meta that takes a set whole or not at all, and stops answering after so many calls. */
function meta(bad: Set<number>, answersFor = Number.POSITIVE_INFINITY, end: GraphError = busy) {
  const taken: number[] = [];
  let calls = 0;
  const send = async (events: number[]): Promise<GraphResult<unknown>> => {
    if (++calls > answersFor) return { ok: false, error: end };
    if (events.some((event) => bad.has(event))) return { ok: false, error: badEvent };
    taken.push(...events);
    return { ok: true, value: {} };
  };
  return { send, taken, calls: () => calls };
}

function book() {
  const [sent, refused]: [number[], number[]] = [[], []];
  const settle = async (events: number[], error: GraphError | undefined) => {
    (error ? refused : sent).push(...events);
  };
  return { sent, refused, settle };
}

const sets = fc.integer({ min: 0, max: 100 }).chain((size) => {
  const events = Array.from({ length: size }, (_, at) => at);
  return fc.record({ events: fc.constant(events), bad: fc.subarray(events) });
});

test("whichever events are wrong, exactly they are refused and every other is taken once", async () => {
  await fc.assert(
    fc.asyncProperty(sets, async ({ events, bad }) => {
      const [at, kept] = [meta(new Set(bad)), book()];
      expect(await sendInHalves(events, at.send, kept.settle)).toBeUndefined();
      const good = events.filter((event) => !bad.includes(event));
      expect(kept.refused).toEqual(bad);
      expect(kept.sent).toEqual(good);
      expect(at.taken).toEqual(good);
    }),
  );
});

test("one wrong event among a hundred costs no more than fourteen calls", async () => {
  const at = meta(new Set([37]));
  await sendInHalves(
    Array.from({ length: 100 }, (_, event) => event),
    at.send,
    book().settle,
  );
  expect(at.calls()).toBeLessThanOrEqual(14);
});

test("when Meta stops answering, the rest waits and nothing is said twice by us, wherever it happens", async () => {
  const stops = fc.constantFrom(busy, lost);
  await fc.assert(
    fc.asyncProperty(sets, fc.nat({ max: 40 }), stops, async ({ events, bad }, answersFor, end) => {
      const [first, kept] = [meta(new Set(bad), answersFor, end), book()];
      const error = await sendInHalves(events, first.send, kept.settle);
      const settled = new Set([...kept.sent, ...kept.refused]);
      if (error) expect(error).toBe(end);
      else expect(settled.size).toBe(events.length);
      const second = meta(new Set(bad));
      const waiting = events.filter((event) => !settled.has(event));
      expect(await sendInHalves(waiting, second.send, kept.settle)).toBeUndefined();
      const sorted = (list: number[]) => [...list].sort((one, other) => one - other);
      expect(sorted(kept.refused)).toEqual(bad);
      expect(sorted([...first.taken, ...second.taken])).toEqual(sorted(kept.sent));
      expect(new Set(kept.sent).size).toBe(kept.sent.length);
    }),
  );
});
