"use client";

import { useTranslations } from "next-intl";
import { type ChargeBasis, chargeBases } from "@/server/analytics/schemas";

const categories = {
  marketing: "marketing",
  marketing_lite: "marketingLite",
  utility: "utility",
  authentication: "authentication",
  "authentication-international": "authenticationInternational",
  service: "service",
  referral_conversion: "referralConversion",
} as const;
const types = {
  regular: "regular",
  free_customer_service: "freeService",
  free_entry_point: "freeEntry",
} as const;

const isIn = <Words extends object>(words: Words, word: string): word is Extract<keyof Words, string> =>
  Object.hasOwn(words, word);

/** Meta's words in the reader's; a word that Meta made up since then stays as it is. */
export function useBilledWords() {
  const t = useTranslations("reports.billed");
  return {
    category: (word: string) => (isIn(categories, word) ? t(`categories.${categories[word]}`) : word),
    type: (word: string) => (isIn(types, word) ? t(`types.${types[word]}`) : word),
    basis: (basis: ChargeBasis) => t(`bases.${basis}`),
    basisOf: (word: string) => {
      const basis = chargeBases.find((one) => one === word);
      return basis ? t(`bases.${basis}`) : word;
    },
  };
}
