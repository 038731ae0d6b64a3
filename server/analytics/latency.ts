import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { allWaits, figuresOf, figuresOfAll, keysIn } from "./all-waits";
import { comparedWith } from "./calendar";
import { findGaps } from "./find-gaps";
import { goalSecondsFor } from "./goals/get-goals";
import { keysOf } from "./keys-of";
import { namesOf } from "./names";
import type { About, LatencyFigures, LatencyGroupRow, LatencyReport } from "./report-shapes";
import { type LatencyInput, relativeError } from "./schemas";

/** How long customers who asked in the period waited, and who of them waits still. */
export function latency(ctx: Ctx, input: LatencyInput): Promise<LatencyReport> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, input.period);
    const goalSeconds = await goalSecondsFor(ctx, input);
    const earlier = comparedWith(input.period, input.comparison);
    const now = await answer(ctx, input, about, goalSeconds);
    const then = earlier && (await answer(ctx, input, { ...about, period: earlier }, goalSeconds));
    return {
      ...about,
      relativeError,
      goalSeconds,
      gaps: await findGaps(ctx, about),
      ...now,
      compared: then && earlier ? { period: earlier, ...then } : null,
    };
  });
}

type Answer = { total: LatencyFigures; groups: LatencyGroupRow[] };

async function answer(
  ctx: InTransaction,
  input: LatencyInput,
  about: About,
  goalSeconds: number | null,
): Promise<Answer> {
  const { groupBy } = input;
  const choice = { waiting: input.waiting, goalSeconds };
  const waits = await allWaits(ctx, input, about, groupBy);
  // By label a wait may stand in several groups.
  const each = groupBy === "label" ? await allWaits(ctx, input, about, "none") : waits;
  const keys = keysOf(groupBy, about.period, keysIn(waits));
  const names = await namesOf(ctx, groupBy, keys);
  const groups = keys.map((key) => ({
    key,
    name: names.get(key) ?? null,
    figures: figuresOf(waits, key, choice),
  }));
  return { total: figuresOfAll(each, choice), groups };
}
