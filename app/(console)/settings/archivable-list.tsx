"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";

type ArchivableListProps<Thing> = {
  list: Pick<UseQueryResult<Thing[], unknown>, "data" | "error" | "refetch" | "isFetching">;
  words: { title: string; emptyTitle: string; emptyLead: string; archived: string };
  icon: ReactNode;
  row: (thing: Thing) => ReactNode;
};

/** What is in use, and below it what is archived. */
export function ArchivableList<Thing extends { id: string; isArchived: boolean }>({
  list,
  words,
  icon,
  row,
}: ArchivableListProps<Thing>) {
  if (!list.data && list.error)
    return <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />;
  if (!list.data) return <Skeleton className="m-4 h-40 md:m-6" />;
  const used = list.data.filter(({ isArchived }) => !isArchived);
  const archived = list.data.filter(({ isArchived }) => isArchived);
  return (
    <>
      {used.length === 0 ? (
        <EmptyState icon={icon} title={words.emptyTitle}>
          {words.emptyLead}
        </EmptyState>
      ) : (
        <ul aria-label={words.title} className="divide-y px-4 md:px-6">
          {used.map(row)}
        </ul>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="border-t pt-6">
          <h2 id="archived" className="px-4 font-semibold text-lg md:px-6">
            {words.archived}
          </h2>
          <ul aria-labelledby="archived" className="divide-y px-4 md:px-6">
            {archived.map(row)}
          </ul>
        </section>
      )}
    </>
  );
}
