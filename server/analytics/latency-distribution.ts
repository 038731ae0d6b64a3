import { type Ctx, inReport } from "../context";
import { aboutReport } from "./about";
import { allWaits } from "./all-waits";
import { countWithin, sizeOf } from "./histogram";
import { noWaits } from "./latency-answers";
import type { LatencyDistribution } from "./report-shapes";
import { type LatencyQuestion, relativeError } from "./schemas";

const [minute, hour, day] = [60, 3_600, 86_400];
/** Where a bin of the chart ends: these are thresholds of the buckets, so the counts are exact. */
export const binEnds = [
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  day,
  2 * day,
  7 * day,
];

/** How many customers waited how long, in steps that people know. */
export function latencyDistribution(ctx: Ctx, question: LatencyQuestion): Promise<LatencyDistribution> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, question.period);
    const waits = await allWaits(ctx, question, about, "none");
    const { histogram: answered } = waits.answered.get(null) ?? noWaits();
    const { histogram: waiting } = waits.waiting.get(null) ?? noWaits();
    const within = (end: number | undefined) => ({
      answered: end === undefined ? sizeOf(answered) : countWithin(answered, end),
      waiting: end === undefined ? sizeOf(waiting) : countWithin(waiting, end),
    });
    const bins = [...binEnds, undefined].map((end, index) => {
      const before = binEnds[index - 1];
      const [below, above] = [
        within(end),
        before === undefined ? { answered: 0, waiting: 0 } : within(before),
      ];
      return {
        fromSeconds: before === undefined ? 0 : before + 1,
        belowSeconds: end === undefined ? null : end + 1,
        answered: below.answered - above.answered,
        waiting: below.waiting - above.waiting,
      };
    });
    return { ...about, relativeError, bins };
  });
}
