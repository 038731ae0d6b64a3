import { type Ctx, inTransaction } from "@/server/context";
import { type Place, type Quote, type QuoteInput, quoteInVolume } from "./quote";

/** Recipients who cost the same: one of them stands for the others. */
type Alike = Pick<QuoteInput, "contact" | "windowOpen" | "freeEntryOpen"> & { count: number };

/** `totalMicros` is null when nobody knows the price. */
export type QuoteOfMany = Quote & { count: number; totalMicros: bigint | null };

/** What a message to each of many would cost, if all were delivered at that moment: each counts in the volume of the next ones. */
export function quoteMessages(
  ctx: Ctx,
  message: Pick<QuoteInput, "numberId" | "category" | "at">,
  recipients: Alike[],
): Promise<QuoteOfMany[]> {
  return inTransaction(ctx, async (ctx) => {
    const before = new Map<string, number>();
    const quotes: QuoteOfMany[] = [];
    for (const { count, ...alike } of recipients) {
      const { quote, place } = await quoteInVolume(ctx, { ...message, ...alike });
      const taken = place ? (before.get(place.volumeKey) ?? 0) : 0;
      if (place) before.set(place.volumeKey, taken + count);
      const totalMicros = place
        ? totalOf({ ...place, position: place.position + taken }, count)
        : quote.amountMicros === null
          ? null
          : quote.amountMicros * BigInt(count);
      quotes.push({ ...quote, count, totalMicros });
    }
    return quotes;
  });
}

/** Of so many messages from a position on, each at the price of its band. */
export function totalOf({ bands, position }: Pick<Place, "bands" | "position">, count: number): bigint {
  const last = position + count - 1;
  return bands.reduce((sum, { tierFrom, amountMicros }, index) => {
    // What comes before the first band has its price.
    const from = Math.max(position, index === 0 ? 0 : tierFrom);
    const to = Math.min(last, (bands[index + 1]?.tierFrom ?? Number.POSITIVE_INFINITY) - 1);
    return to < from ? sum : sum + amountMicros * BigInt(to - from + 1);
  }, 0n);
}
