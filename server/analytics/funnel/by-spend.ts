import type { Amount, FunnelFigures } from "./funnel-shapes";

type Row = { figures: FunnelFigures };

/** In which currency most of them were paid for; of two that are used alike, the first of the alphabet. */
export function mostUsedCurrency(rows: Row[]): string | undefined {
  const uses = new Map<string, number>();
  for (const { currency, micros } of rows.flatMap(({ figures }) => figures.meta.spend)) {
    if (micros > 0n) uses.set(currency, (uses.get(currency) ?? 0) + 1);
  }
  const [first] = [...uses].sort(([one, its], [other, others]) => others - its || (one < other ? -1 : 1));
  return first?.[0];
}

/** What was paid for the most in a currency comes first, then what brought the most chats. Amounts of others are not compared. */
export function bySpend<R extends Row>(rows: R[], currency: string | undefined): R[] {
  const isIts = (amount: Amount) => amount.currency === currency;
  const spent = ({ figures }: R) => figures.meta.spend.find(isIts)?.micros ?? 0n;
  const chats = ({ figures }: R) => figures.ours?.conversations ?? 0;
  return rows.toSorted((one, other) => {
    const [mine, its] = [spent(one), spent(other)];
    return mine === its ? chats(other) - chats(one) : mine < its ? 1 : -1;
  });
}
