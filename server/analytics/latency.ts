import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { comparedWith } from "./calendar";
import { merged } from "./histogram";
import { type Key, keysOf } from "./keys-of";
import { answeredWaits, noWaits, type Waits } from "./latency-answers";
import { latencyFigures } from "./latency-figures";
import { namesOf } from "./names";
import type { About, LatencyFigures, LatencyGroupRow, LatencyReport } from "./report-shapes";
import { type LatencyInput, relativeError } from "./schemas";
import { unansweredWaits } from "./waiting-now";

/** How long customers who asked in the period waited, and who of them waits still. */
export function latency(ctx: Ctx, input: LatencyInput): Promise<LatencyReport> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, input.period);
    const goalSeconds = null;
    const earlier = comparedWith(input.period, input.comparison);
    const now = await figuresOf(ctx, input, about, goalSeconds);
    const then = earlier && (await figuresOf(ctx, input, { ...about, period: earlier }, goalSeconds));
    return {
      ...about,
      relativeError,
      goalSeconds,
      ...now,
      compared: then && earlier ? { period: earlier, ...then } : null,
    };
  });
}

type Figures = { total: LatencyFigures; groups: LatencyGroupRow[] };

async function figuresOf(
  ctx: InTransaction,
  input: LatencyInput,
  about: About,
  goalSeconds: number | null,
): Promise<Figures> {
  const { groupBy } = input;
  const answered = await answeredWaits(ctx, input, about, groupBy);
  const waiting = await unansweredWaits(ctx, input, about, groupBy);
  const figures = (answered: Waits, waiting: Waits) =>
    latencyFigures(answered, waiting, { waiting: input.waiting, goalSeconds });
  const keys = keysOf(groupBy, about.period, [...answered.keys(), ...waiting.keys()]);
  const names = await namesOf(ctx, groupBy, keys);
  const groups = keys.map((key) => ({
    key,
    name: names.get(key) ?? null,
    figures: figures(answered.get(key) ?? noWaits(), waiting.get(key) ?? noWaits()),
  }));
  return { total: figures(allOf(answered), allOf(waiting)), groups };
}

const allOf = (byKey: Map<Key, Waits>): Waits => ({
  histogram: merged([...byKey.values()].map(({ histogram }) => histogram)),
  seconds: [...byKey.values()].reduce((sum, { seconds }) => sum + seconds, 0),
});
