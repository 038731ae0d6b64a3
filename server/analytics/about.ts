import type { InTransaction } from "../context";
import { dayIn } from "./calendar";
import type { About } from "./report-shapes";
import { rollupZone } from "./rollup-zone";
import type { Period } from "./schemas";

/**
 * What a report of this period says of itself: in which time zone its days begin, and whether its figures still grow. After a
 * workspace has moved to another time zone, the figures are those of the former one until the new roll-ups are built.
 */
export async function aboutReport(ctx: InTransaction, period: Period): Promise<About> {
  const { built, wanted } = await rollupZone(ctx);
  const timeZone = built ?? wanted;
  const asOf = ctx.now();
  return {
    period,
    timeZone,
    asOf,
    isPartial: period.to >= dayIn(timeZone, asOf),
    state: built === wanted ? "ready" : "preparing",
  };
}
