"use client";

import { useTranslations } from "next-intl";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useBroadcast } from "../use-broadcasts";
import { DraftGlimpse } from "./draft-glimpse";
import { DraftForm } from "./form/draft-form";
import { BroadcastResults } from "./results/broadcast-results";

export type Rights = { canWrite: boolean; mayReadPeople: boolean; mayOpenInbox: boolean };

/** One broadcast: its form as long as it is a draft, and from then on what becomes of it. */
export function BroadcastScreen({ broadcastId, ...rights }: { broadcastId: string } & Rights) {
  const t = useTranslations("broadcasts");
  const broadcast = useBroadcast(broadcastId);
  if (broadcast.isPending) {
    return (
      <>
        <PageHeader title={t("title")} />
        <div className="grid gap-4 p-4 md:p-6">
          <Skeleton className="h-10" />
          <Skeleton className="h-96 max-w-2xl" />
        </div>
      </>
    );
  }
  if (broadcast.isError) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FailureState error={broadcast.error} onRetry={broadcast.refetch} isRetrying={broadcast.isFetching} />
      </>
    );
  }
  const { data } = broadcast;
  if (data.state !== "draft") return <BroadcastResults broadcast={data} {...rights} />;
  return rights.canWrite ? <DraftForm view={data} /> : <DraftGlimpse view={data} />;
}
