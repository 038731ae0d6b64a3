import type { Price } from "@/components/tag";
import type { ChargeBasis } from "@/server/analytics/schemas";

/** What a charge's tag says: a free one is free whatever the card says, and what is not known is not zero. */
export function priceOf(basis: ChargeBasis, micros: bigint | null, currency: string): Price {
  if (basis === "noRate" || micros === null) return { kind: "unknown" };
  return basis === "rateCard" ? { kind: "price", amount: { micros, currency } } : { kind: "free" };
}
