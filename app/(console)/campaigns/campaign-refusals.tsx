"use client";

import { useTranslations } from "next-intl";
import type { AdRow } from "./use-campaigns";

/** Why Meta's review refused an ad, in Meta's words, and what helps: the content of an ad cannot change. */
export function CampaignRefusals({ ad: { reviewFeedback } }: { ad: AdRow }) {
  const t = useTranslations("campaigns");
  const reasons = Object.entries(reviewFeedback ?? {});
  if (reasons.length === 0) return null;
  return (
    <div className="grid gap-1 border-vermilion border-l-2 py-1 pl-4 text-sm sm:ml-12">
      <p className="font-medium">{t("refusedBecause")}</p>
      <ul className="grid gap-1">
        {reasons.map(([policy, reason]) => (
          <li key={policy} className="max-w-prose text-pretty">
            <span className="font-medium">{policy.replaceAll("_", " ").toLowerCase()}: </span>
            {reason}
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-pretty text-ink-soft">{t("refusedHint")}</p>
    </div>
  );
}
