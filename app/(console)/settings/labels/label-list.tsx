"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { LabelRow } from "./label-row";

/** The labels in use, and below them those that are archived. */
export function LabelList() {
  const t = useTranslations("labels");
  const settings = useTranslations("settings");
  const trpc = useTRPC();
  const list = useQuery(trpc.labels.list.queryOptions());

  if (list.isPending) return <Skeleton className="m-4 h-40 md:m-6" />;
  if (list.isError)
    return <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />;
  const working = list.data.filter(({ isArchived }) => !isArchived);
  const archived = list.data.filter(({ isArchived }) => isArchived);
  return (
    <>
      {working.length === 0 ? (
        <EmptyState icon={<Tag />} title={t("emptyTitle")}>
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <ul aria-label={settings("sections.labels.title")} className="divide-y px-4 md:px-6">
          {working.map((label) => (
            <LabelRow key={label.id} label={label} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="border-t pt-6">
          <h2 id="archived" className="px-4 font-semibold text-lg md:px-6">
            {t("archived")}
          </h2>
          <ul aria-labelledby="archived" className="divide-y px-4 md:px-6">
            {archived.map((label) => (
              <LabelRow key={label.id} label={label} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
