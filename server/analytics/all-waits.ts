import type { InTransaction } from "../context";
import { sizeOf } from "./histogram";
import type { Key } from "./keys-of";
import { endedWaits, noWaits, together, type Waits } from "./latency-answers";
import { type LatencyChoice, latencyFigures } from "./latency-figures";
import type { LatencyKey } from "./latency-keys";
import type { About, LatencyFigures } from "./report-shapes";
import type { LatencyQuestion } from "./schemas";
import { unansweredWaits } from "./waiting-now";

/** All waits that a question is about: those that were answered, those that go on, and those that were closed unanswered. */
export type AllWaits = Record<"answered" | "waiting" | "closed", Map<Key, Waits>>;

/** Gathers them by a key. */
export async function allWaits(
  ctx: InTransaction,
  question: LatencyQuestion,
  about: About,
  by: LatencyKey,
): Promise<AllWaits> {
  return {
    answered: await endedWaits(ctx, { ...question, endedBy: question.answeredBy }, about, by),
    waiting: await unansweredWaits(ctx, question, about, by),
    // Closing is no automatic answer, and takes no working time.
    closed:
      question.answeredBy === "automatic"
        ? new Map()
        : await endedWaits(ctx, { ...question, endedBy: "closed", clock: "calendar" }, about, by),
  };
}

export const keysIn = ({ answered, waiting, closed }: AllWaits): Key[] => [
  ...answered.keys(),
  ...waiting.keys(),
  ...closed.keys(),
];

const none = noWaits();

/** The figures of one key. */
export const figuresOf = (
  { answered, waiting, closed }: AllWaits,
  key: Key,
  choice: LatencyChoice,
): LatencyFigures =>
  latencyFigures(
    {
      answered: answered.get(key) ?? none,
      waiting: waiting.get(key) ?? none,
      closed: sizeOf((closed.get(key) ?? none).histogram),
    },
    choice,
  );

/** The figures of all keys together. */
export const figuresOfAll = (
  { answered, waiting, closed }: AllWaits,
  choice: LatencyChoice,
): LatencyFigures =>
  latencyFigures(
    {
      answered: together(answered.values()),
      waiting: together(waiting.values()),
      closed: sizeOf(together(closed.values()).histogram),
    },
    choice,
  );
