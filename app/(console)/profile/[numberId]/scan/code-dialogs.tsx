"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { CodeForm } from "./code-form";
import { PrintPanel } from "./print-panel";
import { type ScanCode, useScanActions } from "./use-scan-codes";

export type CodeAction = "edit" | "print" | "remove";
export type Opened = { what: "make" } | { what: CodeAction; code: ScanCode };

type CodeDialogsProps = { numberId: string; opened: Opened; rows: ScanCode[]; onClose: () => void };

/** What is being done with a code, or the making of one, above the list. */
export function CodeDialogs({ numberId, opened, rows, onClose }: CodeDialogsProps) {
  if (opened.what === "remove") return <RemoveDialog code={opened.code} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        {opened.what === "print" ? (
          <PrintPanel code={opened.code} numberId={numberId} />
        ) : (
          <CodeForm
            numberId={numberId}
            code={opened.what === "edit" ? opened.code : undefined}
            rows={rows}
            onDone={onClose}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

function RemoveDialog({ code, onClose }: { code: ScanCode; onClose: () => void }) {
  const t = useTranslations("scan");
  const { remove } = useScanActions();
  return (
    <ConfirmDialog
      title={t("remove.title", { name: code.name || t("unnamed") })}
      lead={t("remove.lead")}
      action={t("remove.action")}
      doing={remove}
      onConfirm={() => remove.mutate({ scanCodeId: code.id }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
