"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Skeleton } from "@/components/ui/skeleton";
import { BroadcastList } from "./broadcast-list";
import { DraftList } from "./draft-list";
import { NewBroadcast } from "./new-broadcast";
import { useBroadcasts } from "./use-broadcasts";

/** What is being written, what is on its way, and what became of what was sent. */
export function BroadcastsView({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations("broadcasts");
  const asked = useBroadcasts();
  if (asked.isPending) {
    return (
      <div className="grid gap-2 p-4 md:p-6">
        <Skeleton className="h-9" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (asked.isError) {
    return <FailureState error={asked.error} onRetry={asked.refetch} isRetrying={asked.isFetching} />;
  }
  const broadcasts = asked.data.pages.flatMap((page) => page.broadcasts);
  if (broadcasts.length === 0) {
    return (
      <EmptyState as="h2" icon={<Send />} title={t("emptyTitle")} action={canWrite && <NewBroadcast />}>
        {t(canWrite ? "emptyLead" : "emptyReader")}
      </EmptyState>
    );
  }
  return (
    <div className="relative grid grid-cols-[minmax(0,1fr)] content-start gap-8 p-4 md:p-6">
      <DraftList drafts={broadcasts.filter(({ state }) => state === "draft")} canWrite={canWrite} />
      <BroadcastList broadcasts={broadcasts.filter(({ state }) => state !== "draft")} />
      {asked.hasNextPage && (
        <NextPage isFetching={asked.isFetchingNextPage} onReached={() => void asked.fetchNextPage()}>
          {t("more")}
        </NextPage>
      )}
    </div>
  );
}
