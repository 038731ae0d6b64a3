"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "./ui/dialog";
import { useErrorMessage } from "./use-error-message";

type ConfirmDialogProps = {
  title: ReactNode;
  lead: ReactNode;
  /** What will happen, on the button. */
  action: ReactNode;
  /** The mutation that does it: while it runs the button waits, and its failure is said here. */
  doing: { isPending: boolean; error: unknown };
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, lead, action, doing, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations("common");
  const errorMessage = useErrorMessage();
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{lead}</DialogDescription>
        </DialogHeader>
        {doing.error != null && (
          <p role="alert" className="text-pretty text-vermilion-ink">
            {errorMessage(doing.error)}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button variant="danger" disabled={doing.isPending} onClick={onConfirm}>
            {action}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
