"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useWhen } from "@/components/use-when";
import { useCalendarDay } from "../use-calendar-day";
import type { Repricing } from "../use-rates";
import { RunChanges } from "./run-changes";
import { useCategory } from "./use-category";

/** Every run that priced charges again: who, why, and what each changed. */
export function RunList() {
  const t = useTranslations("rates.runs");
  const trpc = useTRPC();
  const runs = useQuery(trpc.rates.repricings.queryOptions());
  if (runs.isPending) return <Skeleton className="m-6 h-40" />;
  if (runs.isError) {
    return <FailureState error={runs.error} onRetry={runs.refetch} isRetrying={runs.isFetching} />;
  }
  return (
    <section aria-labelledby="runs" className="px-4 py-6 md:px-6">
      <h2 id="runs" className="font-semibold text-lg">
        {t("title")}
      </h2>
      {runs.data.length === 0 ? (
        <p className="py-2 text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="max-w-4xl divide-y">
          {runs.data.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Run({ run }: { run: Repricing }) {
  const t = useTranslations("rates.runs");
  const day = useCalendarDay();
  const category = useCategory();
  const { exact } = useWhen();
  const [isOpen, setIsOpen] = useState(false);
  const { id, reason, fromDay, toDay, categoryFrom, categoryTo, changedCount, adjustedCount } = run;
  return (
    <li className="grid gap-1 py-3">
      <p className="break-words font-medium">{reason}</p>
      <p className="text-ink-soft text-xs">
        {[
          t("days", { from: day(fromDay), to: day(toDay) }),
          categoryFrom &&
            categoryTo &&
            t("category", { from: category(categoryFrom), to: category(categoryTo) }),
          t("by", { name: run.runBy ?? t("nobody"), at: exact(run.runAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="tabular-nums">
          {t("changed", { count: changedCount })}
          {adjustedCount > 0 && ` ${t("adjusted", { count: adjustedCount })}`}
        </span>
        {changedCount + adjustedCount > 0 && (
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            <ChevronDown aria-hidden className={cn("transition-transform", isOpen && "rotate-180")} />
            {t(isOpen ? "hide" : "show")}
            <span className="sr-only">{reason}</span>
          </Button>
        )}
      </div>
      {isOpen && <RunChanges repricingId={id} reason={reason} />}
    </li>
  );
}
