"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import type { Failure, Review } from "./use-standing";

export const toneOf = {
  asking: "blue",
  pending: "blue",
  approved: "green",
  rejected: "vermilion",
  refused: "vermilion",
  withdrawn: "plain",
} as const;

const reasons = [
  "NAME_EMPLOYEE_ISSUE",
  "NAME_INDIVIDUAL_ISSUE",
  "NAME_ENDCLIENT_NOTRELATED",
  "NAME_FORMAT_UNACCEPTABLE",
  "NAME_NOT_CONSISTENT",
  "UNKNOWN",
  "DEFERRED",
] as const;

/** Why Meta decided as it did: a sentence for its words, and its own sentence where it wrote one. */
export function useReason() {
  const t = useTranslations("standing.reasons");
  return (reason: string | null) => {
    const known = reasons.find((one) => one === (reason ?? "UNKNOWN"));
    return known ? t(known) : (reason ?? "");
  };
}

/** Why Meta does not have what was asked: in our words where there are any, or in its own. */
export function useFailureSentence() {
  const t = useTranslations("standing");
  const errors = useTranslations("errors");
  return ({ kind, key, words }: Failure) => {
    const known = key as Parameters<typeof errors.has>[0] | undefined;
    if (known && errors.has(known)) return errors(known as never);
    return t(`failures.${kind}`, { words: words ?? "" });
  };
}

/** What became of a request to Meta, who made it and when. */
export function ReviewLine({ review, lead }: { review: Review; lead?: ReactNode }) {
  const t = useTranslations("standing");
  const reasonOf = useReason();
  const sentenceOf = useFailureSentence();
  const { status, name, requestedBy, isFromElsewhere, requestedAt, decidedAt, reason, failure } = review;
  const who = requestedBy ?? t(isFromElsewhere ? "elsewhere" : "formerMember");
  const why =
    status === "refused" && failure
      ? sentenceOf(failure)
      : status === "rejected" || reason === "DEFERRED"
        ? reasonOf(reason)
        : undefined;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={toneOf[status]}>{t(`states.${status}`)}</Badge>
        {name && <span className="min-w-0 break-words font-medium">{name}</span>}
        <span className="text-ink-soft">
          {t.rich(decidedAt ? "decided" : "requested", {
            who,
            time: () => <RelativeTime at={requestedAt} className="tabular-nums" />,
            decided: () => decidedAt && <RelativeTime at={decidedAt} className="tabular-nums" />,
          })}
        </span>
      </p>
      {why && <p className="text-pretty">{why}</p>}
      {lead && <p className="text-pretty text-ink-soft">{lead}</p>}
    </div>
  );
}
