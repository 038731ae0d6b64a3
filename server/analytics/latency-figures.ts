import { countWithin, merged, percentileOf, sizeOf } from "./histogram";
import type { Waits } from "./latency-answers";
import type { LatencyFigures, Share } from "./report-shapes";
import type { LatencyQuestion } from "./schemas";

export type LatencyChoice = Pick<LatencyQuestion, "waiting"> & { goalSeconds: number | null };

/** The figures of some waits, those that ended and those that go on. */
export function latencyFigures(
  { answered, waiting, closed }: { answered: Waits; waiting: Waits; closed: number },
  choice: LatencyChoice,
): LatencyFigures {
  const isCounted = choice.waiting === "counted";
  const counted = isCounted ? merged([answered.histogram, waiting.histogram]) : answered.histogram;
  const seconds = answered.seconds + (isCounted ? waiting.seconds : 0);
  const size = sizeOf(counted);
  const percentile = (share: number) => percentileOf(counted, share);
  /** Of who waits still, it can be said once the time has passed. */
  const within = (limit: number): Share => {
    const count = countWithin(answered.histogram, limit);
    const passed = sizeOf(waiting.histogram) - countWithin(waiting.histogram, limit);
    return { count, of: sizeOf(answered.histogram) + passed };
  };
  return {
    answered: sizeOf(answered.histogram),
    waiting: sizeOf(waiting.histogram),
    closedUnanswered: closed,
    averageSeconds: size === 0 ? null : seconds / size,
    medianSeconds: percentile(0.5),
    p75Seconds: percentile(0.75),
    p90Seconds: percentile(0.9),
    p95Seconds: percentile(0.95),
    p99Seconds: percentile(0.99),
    within: {
      fiveMinutes: within(300),
      hour: within(3_600),
      day: within(86_400),
      goal: choice.goalSeconds === null ? null : within(choice.goalSeconds),
    },
  };
}
