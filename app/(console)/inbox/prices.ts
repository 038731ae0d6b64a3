import type { inferRouterOutputs } from "@trpc/server";
import type { Price } from "@/components/tag";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import type { AppRouter } from "@/server/trpc/router";

type Quote = inferRouterOutputs<AppRouter>["inbox"]["quote"];

/** What a message cost, once Meta said so; until then what was quoted when it was sent. A failed one costs nothing. */
export function priceOfMessage({
  charge,
  status,
  quotedMicros,
  quotedCurrency,
}: Pick<ThreadMessage, "charge" | "status" | "quotedMicros" | "quotedCurrency">): Price | undefined {
  if (charge) {
    const { amountMicros, currency } = charge;
    if (amountMicros === null) return { kind: "unknown" };
    return amountMicros === 0n
      ? { kind: "free" }
      : { kind: "price", amount: { micros: amountMicros, currency } };
  }
  if (status === "failed" || quotedMicros === null || quotedCurrency === null || quotedMicros === 0n)
    return undefined;
  return { kind: "estimate", amount: { micros: quotedMicros, currency: quotedCurrency } };
}

/** What the next message will cost, as the composer's tag says it. */
export function priceOfQuote(quote: Omit<Quote, "stoppedBy">, freeEntryClosesAt: Date | null): Price {
  if (quote.isFree) {
    const { freeReason, freeLeft, freeTotal } = quote;
    if (freeReason === "allowance" && freeLeft !== undefined && freeTotal !== undefined) {
      return { kind: "allowance", left: freeLeft, of: freeTotal };
    }
    return { kind: "free", until: freeReason === "entryPoint" ? freeEntryClosesAt : quote.windowClosesAt };
  }
  return quote.amountMicros === null
    ? { kind: "unknown" }
    : { kind: "price", amount: { micros: quote.amountMicros, currency: quote.currency } };
}
