"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download, ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { AuditFilters } from "@/server/identity/schemas";
import { EntryRow } from "./entry-row";
import { Filters } from "./filters";

const fileOf = (filters: AuditFilters) =>
  `/api/audit?${new URLSearchParams(Object.entries(filters).filter(([, value]) => value))}`;

/** Who changed what, newest first, narrowed as the reader likes, and the same as a file. */
export function AuditTrail() {
  const t = useTranslations("auditTrail");
  const tSettings = useTranslations("settings");
  const [filters, setFilters] = useState<AuditFilters>({});
  return (
    <>
      <PageHeader
        title={tSettings("sections.audit.title")}
        lead={tSettings("sections.audit.lead")}
        actions={
          <Button asChild>
            <a href={fileOf(filters)} download>
              <Download aria-hidden />
              {t("export")}
            </a>
          </Button>
        }
      />
      <Filters filters={filters} onChange={setFilters} />
      <Entries filters={filters} />
    </>
  );
}

function Entries({ filters }: { filters: AuditFilters }) {
  const t = useTranslations("auditTrail");
  const trpc = useTRPC();
  const trail = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(filters, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  if (trail.isPending) return <Skeleton className="m-6 h-64" />;
  if (trail.isError) {
    return (
      <FailureState
        error={trail.error}
        onRetry={trail.refetch}
        isRetrying={trail.isFetching}
        className="flex-1"
      />
    );
  }
  const rows = trail.data.pages.flatMap((page) => page.rows);
  const isNarrowed = Object.values(filters).some(Boolean);
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title={t(isNarrowed ? "noneFound" : "emptyTitle")}
        as="h2"
        className="flex-1"
      >
        {t(isNarrowed ? "noneFoundLead" : "emptyLead")}
      </EmptyState>
    );
  }
  return (
    <>
      <ol aria-label={t("entries")} className="divide-y px-4 md:px-6">
        {rows.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {trail.hasNextPage && (
        <NextPage isFetching={trail.isFetchingNextPage} onReached={() => void trail.fetchNextPage()}>
          {t("more")}
        </NextPage>
      )}
    </>
  );
}
