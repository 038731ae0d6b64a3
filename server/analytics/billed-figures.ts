import type { BilledSum } from "./billed-sums";
import type { BilledFigures, Money } from "./report-shapes";
import { chargeBases, freeBases } from "./schemas";

/** Sums become figures; each currency stays by itself. */
export function billedFigures(sums: readonly BilledSum[]): BilledFigures {
  const byBasis = Object.fromEntries(chargeBases.map((basis) => [basis, 0])) as BilledFigures["byBasis"];
  const money = new Map<string, Money>();
  for (const { basis, currency, messages, estimatedMicros, reportedMicros, reportedMessages } of sums) {
    byBasis[basis] += messages;
    const before = money.get(currency);
    money.set(currency, {
      currency,
      estimatedMicros: (before?.estimatedMicros ?? 0n) + estimatedMicros,
      reportedMicros: (before?.reportedMicros ?? 0n) + reportedMicros,
      reportedMessages: (before?.reportedMessages ?? 0) + reportedMessages,
    });
  }
  return {
    messages: chargeBases.reduce((sum, basis) => sum + byBasis[basis], 0),
    free: freeBases.reduce((sum, basis) => sum + byBasis[basis], 0),
    byBasis,
    money: [...money.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1)),
  };
}
