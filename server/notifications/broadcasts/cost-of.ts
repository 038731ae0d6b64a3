import type { Recipient } from "../../billing/market-of";
import { quoteMessages } from "../../billing/quote-messages";
import type { ChannelNumber } from "../../channels/get-numbers";
import type { InTransaction } from "../../context";
import type { BroadcastCheck, MarketCost } from "./shapes";

/** People who cost the same, one of whom stands for the others. */
export type Group = { contact: Recipient; windowOpen: boolean; freeEntryOpen: boolean; people: number };

type Priced = { number: ChannelNumber; category: string; groups: Group[] };

/** What a message to each of these people costs now, by market; the volume of the month counts on with each of them. */
export async function costOf(
  ctx: InTransaction,
  { number, category, groups }: Priced,
): Promise<BroadcastCheck["cost"]> {
  const quotes = await quoteMessages(
    ctx,
    { numberId: number.id, category, at: ctx.now() },
    groups.map(({ people, ...group }) => ({ ...group, count: people })),
  );
  const markets = new Map<string, MarketCost>();
  let [micros, unpriced, isUpperBound] = [0n, 0, false];
  for (const { market, count, amountMicros, totalMicros, isFree, ...quote } of quotes) {
    const key = `${market} ${isFree} ${amountMicros}`;
    const before = markets.get(key)?.people ?? 0;
    markets.set(key, { market, people: before + count, unitMicros: amountMicros, isFree });
    if (totalMicros === null) unpriced += count;
    else micros += totalMicros;
    isUpperBound ||= quote.isUpperBound ?? false;
  }
  return {
    ...{ currency: number.currency, micros, isUpperBound, unpriced },
    markets: [...markets.values()].sort((one, other) => other.people - one.people),
  };
}
