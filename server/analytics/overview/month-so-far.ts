import { type Ctx, type InTransaction, inReport } from "../../context";
import { billed } from "../billed";
import { addDays, dayIn, startOf } from "../calendar";
import type { About, BilledFigures } from "../report-shapes";
import { rollupZone } from "../rollup-zone";
import type { Day, Period } from "../schemas";

type Spent = { period: Period; total: BilledFigures };

/** What this month has cost; and, of its days that are over, beside as many days of the month before. */
export type MonthSoFar = About & {
  total: BilledFigures;
  compared: { now: Spent; before: Spent } | null;
};

/** The days of this month that are over, and the same days of the month before, which may be too short for all of them. */
export function comparableDays(today: Day): { now: Period; before: Period } | null {
  const from = startOf("month", today);
  if (from === today) return null;
  const now = { from, to: addDays(today, -1) };
  const [earlier, lastBefore] = [startOf("month", addDays(from, -1)), addDays(from, -1)];
  const same = `${earlier.slice(0, 8)}${now.to.slice(8)}`;
  return { now, before: { from: earlier, to: same < lastBefore ? same : lastBefore } };
}

export function monthSoFar(ctx: Ctx): Promise<MonthSoFar> {
  return inReport(ctx, async (ctx) => {
    const { built, wanted } = await rollupZone(ctx);
    const today = dayIn(built ?? wanted, ctx.now());
    const {
      groups: _,
      compared: __,
      ...month
    } = await spentIn(ctx, { from: startOf("month", today), to: today });
    const days = comparableDays(today);
    if (!days) return { ...month, compared: null };
    const [now, before] = [await spentIn(ctx, days.now), await spentIn(ctx, days.before)];
    return {
      ...month,
      compared: {
        now: { period: days.now, total: now.total },
        before: { period: days.before, total: before.total },
      },
    };
  });
}

const spentIn = (ctx: InTransaction, period: Period) =>
  billed(ctx, { period, comparison: "none", filters: {}, groupBy: "none" });
