"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import type { CampaignForm } from "@/server/ads/drafts/schemas";
import type { Problem } from "../../use-campaigns";
import { useFailureText } from "../../use-failure-text";
import type { DraftEditor } from "./use-draft-editor";

/** A problem in words. */
export function useProblemText() {
  const t = useTranslations("campaigns.problems");
  const money = useMoney();
  return ({ key, leastMicros, currency, card = 0 }: Problem) =>
    t(key, {
      card,
      least: leastMicros === undefined || !currency ? "" : money({ micros: BigInt(leastMicros), currency }),
    });
}

/** What is wrong with a field: by our rules once its step was left, or by Meta's answer. */
export function useFieldError({ problems, isSeen, failure }: DraftEditor) {
  const problemText = useProblemText();
  const failureText = useFailureText();
  return (field: keyof CampaignForm): string | undefined => {
    const problem = isSeen(field)
      ? problems.find((one) => one.field === field && !one.variant && !one.card)
      : undefined;
    if (problem) return problemText(problem);
    return failure?.field === field ? failureText(failure) : undefined;
  };
}
