"use client";

import { useTranslations } from "next-intl";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Section } from "../section";
import { SavedRow } from "./saved-row";
import { useSavedReports } from "./use-saved-reports";

/** The questions that this reader keeps, and those that colleagues share with her. */
export function SavedReports() {
  const t = useTranslations("savedReports");
  const { list } = useSavedReports();
  return (
    <Section title={t("title")} note={list.data?.reports.length === 0 ? t("empty") : undefined}>
      {list.isPending ? (
        <Skeleton className="h-24 max-w-3xl" />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
      ) : (
        list.data.reports.length > 0 && (
          <ul aria-label={t("title")} className="max-w-4xl divide-y border-y">
            {list.data.reports.map((report) => (
              <SavedRow key={report.id} report={report} isMailConfigured={list.data.isMailConfigured} />
            ))}
          </ul>
        )
      )}
    </Section>
  );
}
