export type Regime = {
  regime: string;
  effectiveFrom: string;
  freeInWindow: string[];
  freeServicePerMonth: number | null;
};

/** Before per-message pricing Meta billed conversations and said so in every status. */
const conversationModel = "CBP";
const conversationRegime = "conversation-2022";

/** The rules in force on the day of delivery; what Meta says about the model of a message wins. */
export function regimeOf(regimes: Regime[], day: string, pricingModel?: string | null): Regime | undefined {
  if (pricingModel === conversationModel) {
    return regimes.find(({ regime }) => regime === conversationRegime);
  }
  const sorted = [...regimes].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  return sorted.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? sorted[0];
}
