"use client";

import { useTranslations } from "next-intl";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useDraft } from "../../use-campaigns";
import { DraftEditorView } from "./draft-editor-view";

/** One campaign that is being written, or on its way to Meta. */
export function DraftScreen({ draftId }: { draftId: string }) {
  const t = useTranslations("campaigns");
  const draft = useDraft(draftId);
  if (draft.isPending) {
    return (
      <>
        <PageHeader title={t("draftTitle")} />
        <div className="grid gap-4 p-4 md:p-6">
          <Skeleton className="h-10" />
          <Skeleton className="h-96 max-w-2xl" />
        </div>
      </>
    );
  }
  if (draft.isError) {
    return (
      <>
        <PageHeader title={t("draftTitle")} />
        <FailureState error={draft.error} onRetry={draft.refetch} isRetrying={draft.isFetching} />
      </>
    );
  }
  return <DraftEditorView view={draft.data} />;
}
