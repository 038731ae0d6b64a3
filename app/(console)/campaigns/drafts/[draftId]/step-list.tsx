"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { type Step, stepOf, steps } from "@/server/ads/drafts/schemas";
import type { DraftEditor } from "./use-draft-editor";

type StepListProps = { current: Step; editor: DraftEditor; onChoose: (step: Step) => void };

/** Where in the form one is, and which steps lack something. */
export function StepList({ current, editor, onChoose }: StepListProps) {
  const t = useTranslations("campaigns");
  return (
    <nav aria-label={t("stepsOfCampaign")} className="relative -mx-4 overflow-x-auto px-4">
      <ol className="flex min-w-max gap-1 border-b">
        {steps.map((step, at) => {
          const lacking = editor.problems.filter(
            ({ field }) => stepOf[field] === step && editor.isSeen(field),
          ).length;
          const isHere = step === current;
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={isHere ? "step" : undefined}
                onClick={() => onChoose(step)}
                className={cn(
                  "-mb-px flex h-10 items-center gap-2 border-b-2 px-3 text-sm transition-colors",
                  isHere
                    ? "border-brand font-medium text-ink"
                    : "border-transparent text-ink-soft hover:text-ink",
                )}
              >
                <span className="tabular-nums">{at + 1}</span>
                {t(`steps.${step}`)}
                {lacking > 0 && (
                  <>
                    <CircleAlert aria-hidden className="size-4 text-vermilion-ink" />
                    <span className="sr-only">{t("lacking", { count: lacking })}</span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
