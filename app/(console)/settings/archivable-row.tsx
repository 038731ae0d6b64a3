"use client";

import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";

type Then = { onSuccess: () => void; onError?: (error: unknown) => void };
type Doing = { isPending: boolean; error: unknown; run: (then: Then) => void };

type ArchivableRowProps = {
  isArchived: boolean;
  /** Each button by its word, and by the sentence that names what it is about. */
  words: Record<"change" | "archive" | "restore", { short: string; whole: string }> &
    Record<"archiveTitle" | "archiveLead" | "archiveSubmit" | "archivedToast" | "restoredToast", string>;
  archive: Doing;
  restore: Doing;
  dialog: (onClose: () => void) => ReactNode;
  children: ReactNode;
};

/** One of a list: to change, to archive after a question, or to bring back. */
export function ArchivableRow(props: ArchivableRowProps) {
  const { isArchived, words, archive, restore, dialog, children } = props;
  const errorMessage = useErrorMessage();
  const [open, setOpen] = useState<"change" | "archive">();
  const close = () => setOpen(undefined);

  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      {children}
      <div className="flex gap-2">
        {isArchived ? (
          <Button
            size="sm"
            aria-label={words.restore.whole}
            disabled={restore.isPending}
            onClick={() =>
              restore.run({
                onSuccess: () => toast.success(words.restoredToast),
                onError: (error) => toast.error(errorMessage(error)),
              })
            }
          >
            {words.restore.short}
          </Button>
        ) : (
          <>
            <Button size="sm" aria-label={words.change.whole} onClick={() => setOpen("change")}>
              {words.change.short}
            </Button>
            <Button size="sm" aria-label={words.archive.whole} onClick={() => setOpen("archive")}>
              {words.archive.short}
            </Button>
          </>
        )}
      </div>
      {open === "change" && dialog(close)}
      {open === "archive" && (
        <ConfirmDialog
          title={words.archiveTitle}
          lead={words.archiveLead}
          action={words.archiveSubmit}
          doing={archive}
          onConfirm={() =>
            archive.run({
              onSuccess: () => {
                toast.success(words.archivedToast);
                close();
              },
            })
          }
          onClose={close}
        />
      )}
    </li>
  );
}
