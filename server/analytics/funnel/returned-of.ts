import type { Amount, MetaFigures, OurFigures } from "./funnel-shapes";

const notNothing = ({ micros }: Amount) => micros !== 0n;

/**
 * How much came back for one that was spent on ads and on messages. Amounts of several currencies have no sum, so there is no
 * answer then; an amount of nothing is of no currency.
 */
export function returnedOf({ spend }: Pick<MetaFigures, "spend">, ours: OurFigures | null): number | null {
  if (!ours) return null;
  const cost = [...spend, ...ours.messageCost].filter(notNothing);
  const revenue = ours.revenue.filter(notNothing);
  if (cost.length === 0) return null;
  if (new Set([...cost, ...revenue].map(({ currency }) => currency)).size > 1) return null;
  const sum = (amounts: Amount[]) => amounts.reduce((total, { micros }) => total + micros, 0n);
  const paid = sum(cost);
  return Number((sum(revenue) * 10_000n + paid / 2n) / paid) / 10_000;
}
