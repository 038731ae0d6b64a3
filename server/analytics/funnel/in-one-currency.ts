import type { InTransaction } from "../../context";
import { type Conversion, conversionOf, ratesOn, times } from "../convert";
import type { Day } from "../schemas";
import { addAmounts } from "./add-figures";
import type { Amount, FunnelFigures, FunnelReport } from "./funnel-shapes";
import { returnedOf } from "./returned-of";

const amountsOf = ({ meta, ours }: FunnelFigures): Amount[] => [
  ...meta.spend,
  ...(ours ? [...ours.revenue, ...ours.messageCost] : []),
];

/** Writes figures in one currency, by the newest rates that were known on a day. What has no rate stays as it is. */
export async function inOneCurrency(ctx: InTransaction, all: FunnelFigures[], to: string, lastDay: Day) {
  const known = await ratesOn(ctx, lastDay);
  const foreign = [...new Set(all.flatMap(amountsOf).map(({ currency }) => currency))].filter(
    (currency) => currency !== to,
  );
  const conversions = new Map<string, Conversion>();
  for (const currency of foreign) {
    const conversion = conversionOf(known, currency, to);
    if (conversion) conversions.set(currency, conversion);
  }
  const written = (amounts: Amount[]) =>
    addAmounts(
      amounts.map(({ currency, micros }) => {
        const conversion = conversions.get(currency);
        return conversion ? { currency: to, micros: times(micros, conversion) } : { currency, micros };
      }),
    );
  const convert = ({ meta, ours }: FunnelFigures): FunnelFigures => {
    const paid = { ...meta, spend: written(meta.spend) };
    const earned = ours && {
      ...ours,
      revenue: written(ours.revenue),
      messageCost: written(ours.messageCost),
    };
    return { meta: paid, ours: earned, returned: returnedOf(paid, earned) };
  };
  const converted: FunnelReport["converted"] = {
    currency: to,
    rates: [...conversions.values()].map(({ from, rate, day, source }) => ({ from, rate, day, source })),
    missing: foreign.filter((currency) => !conversions.has(currency)),
  };
  return { convert, converted };
}
