"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { FieldValue } from "./field-value";
import { type ProfileView, type Revision, useProfileActions, useRevisions } from "./use-profile";

type HistorySheetProps = { view: ProfileView; canEdit: boolean; onClose: () => void };

/** What the profile was, who changed it, and the way back. */
export function HistorySheet({ view, canEdit, onClose }: HistorySheetProps) {
  const t = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const revisions = useRevisions(view.numberId);
  const { bringBack } = useProfileActions();

  const back = ({ revisionId }: Revision) =>
    bringBack.mutate(
      { numberId: view.numberId, version: view.version, revisionId },
      {
        onSuccess: () => {
          toast.success(t("broughtBack"));
          onClose();
        },
        onError: (error) => toast.error(errorMessage(error)),
      },
    );

  return (
    <Sheet open onOpenChange={onClose}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("history")}</SheetTitle>
          <SheetDescription>{t("historyLead")}</SheetDescription>
        </SheetHeader>
        {revisions.isPending && <Skeleton className="h-40" />}
        {revisions.isError && <FailureState error={revisions.error} onRetry={revisions.refetch} />}
        {revisions.data?.length === 0 && <p className="text-ink-soft">{t("historyEmpty")}</p>}
        <ol className="divide-y">
          {revisions.data?.map((revision, index) => (
            <li key={revision.revisionId} className="grid gap-3 py-4">
              <p className="flex flex-wrap items-baseline justify-between gap-2">
                <span className="font-medium">
                  {t(`sources.${revision.source}`, { who: revision.by ?? t("formerMember") })}
                </span>
                <RelativeTime at={revision.at} className="text-ink-soft tabular-nums" />
              </p>
              {revision.source !== "found" && (
                <dl className="grid gap-2">
                  {revision.changed.map((field) => (
                    <div key={field} className="grid gap-0.5">
                      <dt className="text-ink-soft text-xs">{t(`fields.${field}`)}</dt>
                      <dd className="grid min-w-0 gap-0.5">
                        <del className="text-ink-soft">
                          <FieldValue field={field} form={revision.before} />
                        </del>
                        <ins className="no-underline">
                          <FieldValue field={field} form={revision.profile} />
                        </ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
              {canEdit && index > 0 && (
                <Button
                  className="justify-self-start"
                  onClick={() => back(revision)}
                  disabled={bringBack.isPending}
                >
                  {t("bringBack")}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </SheetContent>
    </Sheet>
  );
}
