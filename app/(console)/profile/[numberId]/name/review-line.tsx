"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import type { Failure, Review } from "./use-standing";

const toneOf = {
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
function useReason() {
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

/** Why it is not as it was asked for; nothing while it may still be. */
export function useWhy() {
  const reasonOf = useReason();
  const sentenceOf = useFailureSentence();
  return ({ status, reason, failure }: Review) => {
    if (status === "refused") return failure ? sentenceOf(failure) : undefined;
    return status === "rejected" || reason === "DEFERRED" ? reasonOf(reason) : undefined;
  };
}

type ReviewLineProps = { review: Review; lead?: ReactNode; hasWhy?: boolean };

/** What became of a request to Meta, who made it and when, and why unless it is said elsewhere. */
export function ReviewLine({ review, lead, hasWhy = true }: ReviewLineProps) {
  const t = useTranslations("standing");
  const whyOf = useWhy();
  const { status, name, requestedBy, isFromElsewhere, requestedAt } = review;
  const decidedAt = status === "approved" || status === "rejected" ? review.decidedAt : null;
  const who = requestedBy ?? t(isFromElsewhere ? "elsewhere" : "formerMember");
  const why = hasWhy && whyOf(review);
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
