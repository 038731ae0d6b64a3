"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { LabelChip } from "@/components/label-chip";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { LabelDialog } from "./label-dialog";
import { type Label, useLabels } from "./use-labels";

/** One label, to change, archive or bring back. */
export function LabelRow({ label }: { label: Label }) {
  const t = useTranslations("labels");
  const errorMessage = useErrorMessage();
  const { archive, restore } = useLabels();
  const [open, setOpen] = useState<"change" | "archive">();
  const close = () => setOpen(undefined);
  const { id: labelId, name, isArchived } = label;

  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <LabelChip {...label} />
      </div>
      <div className="flex gap-2">
        {isArchived ? (
          <Button
            size="sm"
            aria-label={t("restoreOf", { name })}
            disabled={restore.isPending}
            onClick={() =>
              restore.mutate(
                { labelId },
                {
                  onSuccess: () => toast.success(t("restoredToast", { name })),
                  onError: (error) => toast.error(errorMessage(error)),
                },
              )
            }
          >
            {t("restore")}
          </Button>
        ) : (
          <>
            <Button size="sm" aria-label={t("changeOf", { name })} onClick={() => setOpen("change")}>
              {t("change")}
            </Button>
            <Button size="sm" aria-label={t("archiveOf", { name })} onClick={() => setOpen("archive")}>
              {t("archive")}
            </Button>
          </>
        )}
      </div>
      {open === "change" && <LabelDialog label={label} onClose={close} />}
      {open === "archive" && (
        <ConfirmDialog
          title={t("archiveTitle", { name })}
          lead={t("archiveLead")}
          action={t("archiveSubmit")}
          doing={archive}
          onConfirm={() =>
            archive.mutate(
              { labelId },
              {
                onSuccess: () => {
                  toast.success(t("archivedToast", { name }));
                  close();
                },
              },
            )
          }
          onClose={close}
        />
      )}
    </li>
  );
}
