import type { Amount, MetaFigures, OurFigures } from "./funnel-shapes";

/** Amounts of one currency become one; those of several stay apart, in the order of the alphabet. */
export function addAmounts(amounts: Amount[]): Amount[] {
  const sums = new Map<string, bigint>();
  for (const { currency, micros } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + micros);
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, micros]) => ({ currency, micros }));
}

const add = <Figures extends Record<string, number | Amount[]>>(all: Figures[], nothing: Figures): Figures =>
  Object.fromEntries(
    Object.entries(nothing).map(([figure, none]) => {
      const values = all.map((one) => one[figure]);
      const sum = Array.isArray(none)
        ? addAmounts((values as Amount[][]).flat())
        : (values as number[]).reduce((total, value) => total + value, none);
      return [figure, sum];
    }),
  ) as Figures;

export const noMeta = (): MetaFigures => ({
  ...{ spend: [], impressions: 0, clicks: 0, linkClicks: 0, conversations: 0, firstReplies: 0 },
});
export const noOurs = (): OurFigures => ({
  ...{ conversations: 0, fiveMinutes: 0, hour: 0, day: 0, late: 0, waiting: 0 },
  ...{ leads: 0, qualified: 0, orders: 0, revenue: [], messageCost: [], unpriced: 0 },
});

export const addMeta = (all: Iterable<MetaFigures>) => add([...all], noMeta());
export const addOurs = (all: Iterable<OurFigures>) => add([...all], noOurs());
