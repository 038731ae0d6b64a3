"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { HealthSection } from "./health-section";
import { NameSection } from "./name-section";
import { OfficialSection } from "./official-section";
import { useStanding, useStandingActions } from "./use-standing";

/** A number's name and whether it is official at the left, what it may send at the right. */
export function StandingScreen({ numberId, canAsk }: { numberId: string; canAsk: boolean }) {
  const t = useTranslations("standing");
  const profile = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const standing = useStanding(numberId);
  const { check } = useStandingActions();

  if (standing.isPending) {
    return (
      <>
        <PageHeader title={profile("sections.name")} />
        <div className="grid gap-4 p-4 md:p-6">
          <Skeleton className="h-48 max-w-2xl" />
          <Skeleton className="h-72 max-w-2xl" />
        </div>
      </>
    );
  }
  if (standing.isError) {
    return (
      <>
        <PageHeader title={profile("sections.name")} />
        <FailureState error={standing.error} onRetry={standing.refetch} isRetrying={standing.isFetching} />
      </>
    );
  }
  const view = standing.data;
  const mayAsk = canAsk && view.isConnected;
  const lookAgain = () =>
    check.mutate(
      { numberId },
      {
        onSuccess: () => toast.success(t("asked")),
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  return (
    <>
      <PageHeader
        title={view.verifiedName || displayed(view.displayNumber)}
        lead={<span className="tabular-nums">{displayed(view.displayNumber)}</span>}
        actions={
          mayAsk && (
            <Button onClick={lookAgain} disabled={check.isPending}>
              <RotateCw aria-hidden className={cn(check.isPending && "motion-safe:animate-spin")} />
              {profile("refresh")}
            </Button>
          )
        }
      />
      <div className="grid w-full max-w-6xl gap-x-12 gap-y-10 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-10">
          <NameSection view={view} mayAsk={mayAsk} />
          <OfficialSection view={view} mayAsk={mayAsk} />
        </div>
        <HealthSection view={view} />
      </div>
    </>
  );
}
