"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useProfile, useProfileActions, useStarters } from "../../use-profile";
import { StartersEditor } from "./starters-editor";

/** What customers of one number find in a new chat: the form at the left, their phone at the right. */
export function StartersScreen({ numberId, canEdit }: { numberId: string; canEdit: boolean }) {
  const t = useTranslations("profile");
  const starters = useStarters(numberId);
  const profile = useProfile(numberId);
  const { refresh } = useProfileActions();

  if (starters.isPending) {
    return (
      <>
        <PageHeader title={t("sections.starters")} />
        <div className="grid gap-4 p-4 md:p-6">
          <Skeleton className="h-14" />
          <Skeleton className="h-96 max-w-2xl" />
        </div>
      </>
    );
  }
  if (starters.isError) {
    return (
      <>
        <PageHeader title={t("sections.starters")} />
        <FailureState error={starters.error} onRetry={starters.refetch} isRetrying={starters.isFetching} />
      </>
    );
  }
  const view = starters.data;
  const mayEdit = canEdit && view.isConnected;
  return (
    <>
      <PageHeader
        title={view.verifiedName || displayed(view.displayNumber)}
        lead={<span className="tabular-nums">{displayed(view.displayNumber)}</span>}
        actions={
          mayEdit && (
            <Button onClick={() => refresh.mutate({ numberId })} disabled={refresh.isPending}>
              <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
              {t("refresh")}
            </Button>
          )
        }
      />
      <StartersEditor view={view} pictureId={profile.data?.live?.picture ?? ""} canEdit={mayEdit} />
    </>
  );
}
