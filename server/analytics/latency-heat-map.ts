import { type Ctx, inReport } from "../context";
import { aboutReport } from "./about";
import { allWaits, figuresOf } from "./all-waits";
import { goalSecondsFor } from "./goals/get-goals";
import type { LatencyHeatMap } from "./report-shapes";
import { type LatencyQuestion, relativeError } from "./schemas";

const hoursOfWeek = Array.from({ length: 7 * 24 }, (_, weekHour) => weekHour);

/** How long customers waited by the weekday and the hour at which they asked. */
export function latencyHeatMap(ctx: Ctx, question: LatencyQuestion): Promise<LatencyHeatMap> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, question.period);
    const waits = await allWaits(ctx, question, about, "weekHour");
    const choice = { waiting: question.waiting, goalSeconds: await goalSecondsFor(ctx, question) };
    const cells = hoursOfWeek.map((weekHour) => ({
      weekday: Math.floor(weekHour / 24) + 1,
      hour: weekHour % 24,
      figures: figuresOf(waits, String(weekHour), choice),
    }));
    return { ...about, relativeError, cells };
  });
}
