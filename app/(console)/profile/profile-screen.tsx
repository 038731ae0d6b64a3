"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ProfileEditor } from "./profile-editor";
import { useProfile, useProfileActions } from "./use-profile";

/** One number's profile: the form at the left, the customer's phone at the right. */
export function ProfileScreen({ numberId, canEdit }: { numberId: string; canEdit: boolean }) {
  const t = useTranslations("profile");
  const profile = useProfile(numberId);
  const { refresh } = useProfileActions();

  if (profile.isPending) {
    return (
      <>
        <PageHeader title={t("title")} />
        <div className="grid gap-4 p-4 md:p-6">
          <Skeleton className="h-14" />
          <Skeleton className="h-96 max-w-2xl" />
        </div>
      </>
    );
  }
  if (profile.isError) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FailureState error={profile.error} onRetry={profile.refetch} isRetrying={profile.isFetching} />
      </>
    );
  }
  const view = profile.data;
  const number = displayed(view.displayNumber);
  return (
    <>
      <PageHeader
        title={view.verifiedName || number}
        lead={<span className="tabular-nums">{number}</span>}
        actions={
          canEdit &&
          view.isConnected && (
            <Button onClick={() => refresh.mutate({ numberId })} disabled={refresh.isPending}>
              <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
              {t("refresh")}
            </Button>
          )
        }
      />
      <ProfileEditor view={view} canEdit={canEdit && view.isConnected} />
    </>
  );
}
