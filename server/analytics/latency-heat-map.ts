import { type Ctx, inReport } from "../context";
import { aboutReport } from "./about";
import { answeredWaits, noWaits } from "./latency-answers";
import { latencyFigures } from "./latency-figures";
import type { LatencyHeatMap } from "./report-shapes";
import { type LatencyQuestion, relativeError } from "./schemas";
import { unansweredWaits } from "./waiting-now";

/** How long customers waited by the weekday and the hour at which they asked. */
export function latencyHeatMap(ctx: Ctx, question: LatencyQuestion): Promise<LatencyHeatMap> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, question.period);
    const answered = await answeredWaits(ctx, question, about, "weekHour");
    const waiting = await unansweredWaits(ctx, question, about, "weekHour");
    const choice = { waiting: question.waiting, goalSeconds: null };
    const cells = Array.from({ length: 7 * 24 }, (_, index) => {
      const [weekday, hour] = [Math.floor(index / 24) + 1, index % 24];
      const key = `${weekday}-${String(hour).padStart(2, "0")}`;
      const figures = latencyFigures(answered.get(key) ?? noWaits(), waiting.get(key) ?? noWaits(), choice);
      return { weekday, hour, figures };
    });
    return { ...about, relativeError, cells };
  });
}
