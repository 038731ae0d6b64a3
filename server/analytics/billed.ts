import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { billedFigures } from "./billed-figures";
import { billedSums } from "./billed-sums";
import { comparedWith } from "./calendar";
import { convert } from "./convert";
import { countYield, yieldOfAll } from "./count-yield";
import { findGaps } from "./find-gaps";
import { invoicedIn } from "./invoiced";
import { type Key, keysOf } from "./keys-of";
import { namesOf } from "./names";
import type { About, BilledReport } from "./report-shapes";
import type { BilledInput } from "./schemas";

/** What was delivered in the period and what it cost, free messages too. */
export function billed(ctx: Ctx, input: BilledInput): Promise<BilledReport> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, input.period);
    const earlier = comparedWith(input.period, input.comparison);
    const now = await figuresOf(ctx, input, about);
    const then = earlier && (await figuresOf(ctx, input, { ...about, period: earlier }));
    const gaps = await findGaps(ctx, about);
    const converted = input.convertTo ? await convert(ctx, now, input.convertTo, about.period.to) : null;
    const invoiced = await invoicedIn(ctx, input.period, input.filters);
    return {
      ...about,
      ...now,
      gaps,
      converted,
      invoiced,
      compared: then && earlier ? { period: earlier, ...then } : null,
    };
  });
}

async function figuresOf(ctx: InTransaction, input: BilledInput, about: About) {
  const { groupBy, splitBy } = input;
  const sums = await billedSums(ctx, input, about);
  const yields = await countYield(ctx, input, about);
  // By label a message may stand in several groups, and is counted once in the total.
  const whole = { ...input, groupBy: "none" } as const;
  const isByLabel = groupBy === "label";
  const each = isByLabel ? await billedSums(ctx, whole, about) : sums;
  const yieldOfEach = isByLabel ? await countYield(ctx, whole, about) : yields;
  const keys = keysOf(groupBy, about.period, [...sums.map(({ key }) => key), ...(yields?.keys() ?? [])]);
  const byKey = grouped(sums, ({ key }) => key);
  const parts = sums.map(({ part }) => part);
  const names = await namesOf(ctx, groupBy, keys);
  const partNames = splitBy ? await namesOf(ctx, splitBy, parts) : new Map<Key, string>();
  const groups = keys.map((key) => {
    const ofKey = byKey.get(key) ?? [];
    const byPart = splitBy ? grouped(ofKey, ({ part }) => part) : new Map();
    return {
      key,
      name: names.get(key) ?? null,
      figures: billedFigures(ofKey),
      yielded: yields ? (yields.get(key) ?? { conversations: 0, orders: 0 }) : null,
      parts: [...byPart.keys()].sort().map((part) => ({
        key: part,
        name: partNames.get(part) ?? null,
        figures: billedFigures(byPart.get(part)),
      })),
    };
  });
  return { total: billedFigures(each), yielded: yieldOfAll(yieldOfEach), groups };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const byKey = new Map<Key, Row[]>();
  for (const row of rows) {
    const ofKey = byKey.get(keyOf(row));
    if (ofKey) ofKey.push(row);
    else byKey.set(keyOf(row), [row]);
  }
  return byKey;
}
