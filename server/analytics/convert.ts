import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import type { BilledFigures, BilledReport, Converted, UsedRate } from "./report-shapes";
import type { Day } from "./schemas";

type Known = { base: string; quote: string; day: Day; source: UsedRate["source"]; scaled: bigint };
/** So many of the wanted currency for one, as an exact fraction. */
type Fraction = { of: bigint; over: bigint };

const one = 10n ** 12n;

/** The newest rate of every pair that was known on a day. */
export async function ratesOn(ctx: InTransaction, day: Day): Promise<Known[]> {
  const found = await ctx.db.execute<Omit<Known, "scaled"> & { scaled: string }>(sql`
    select distinct on (base, quote) base, quote, day::text, source, (rate * 1000000000000)::numeric(36, 0)::text as scaled
    from exchange_rates where workspace_id = ${ctx.workspaceId}::uuid and day <= ${day}::text::date
    order by base, quote, day desc`);
  return found.map((row) => ({ ...row, scaled: BigInt(row.scaled) }));
}

export type Conversion = UsedRate & Fraction;

/** By the pair itself, the other way round, or over the euro, which the Bank's rates are for; none when nobody knows. */
export function conversionOf(known: Known[], from: string, to: string): Conversion | undefined {
  const pair = (base: string, quote: string) =>
    known.find((rate) => rate.base === base && rate.quote === quote);
  const used = (fraction: Fraction, ...rates: Known[]): Conversion => ({
    from,
    ...fraction,
    rate: decimalOf(fraction),
    // A rate over two others is as old as the older of them.
    day: rates.map(({ day }) => day).sort()[0]!,
    source: rates.some(({ source }) => source === "hand") ? "hand" : "ecb",
  });
  const direct = pair(from, to);
  if (direct) return used({ of: direct.scaled, over: one }, direct);
  const turned = pair(to, from);
  if (turned) return used({ of: one, over: turned.scaled }, turned);
  const [mine, wanted] = [pair("EUR", from), pair("EUR", to)];
  return mine && wanted && used({ of: wanted.scaled, over: mine.scaled }, mine, wanted);
}

/** Six digits that count are more than anybody pays by. */
function decimalOf({ of, over }: Fraction): string {
  const exact = (of * one) / over;
  return String(Number((Number(exact) / 1e12).toPrecision(6)));
}

/** To the nearest millionth. */
export const times = (micros: bigint, { of, over }: Fraction) => (micros * of + over / 2n) / over;

/** What was expected to be billed, in one currency: nothing where a rate is missing. */
function inOne({ money }: BilledFigures, to: string, conversions: Map<string, Conversion>): bigint | null {
  let sum = 0n;
  for (const { currency, estimatedMicros } of money) {
    const conversion = conversions.get(currency);
    if (currency !== to && !conversion) return null;
    sum += conversion ? times(estimatedMicros, conversion) : estimatedMicros;
  }
  return sum;
}

/** The report in another currency, by the newest rates of the workspace's own that were known when its period ended. */
export async function convert(
  ctx: InTransaction,
  { total, groups }: Pick<BilledReport, "total" | "groups">,
  to: string,
  lastDay: Day,
): Promise<Converted> {
  const known = await ratesOn(ctx, lastDay);
  const foreign = total.money.map(({ currency }) => currency).filter((currency) => currency !== to);
  const conversions = new Map<string, Conversion>();
  for (const currency of foreign) {
    const conversion = conversionOf(known, currency, to);
    if (conversion) conversions.set(currency, conversion);
  }
  return {
    currency: to,
    rates: [...conversions.values()].map(({ from, rate, day, source }) => ({ from, rate, day, source })),
    missing: foreign.filter((currency) => !conversions.has(currency)),
    totalMicros: inOne(total, to, conversions),
    groupMicros: groups.map(({ figures }) => inOne(figures, to, conversions)),
  };
}
