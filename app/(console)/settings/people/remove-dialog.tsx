"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useErrorMessage } from "@/components/use-error-message";
import { type Member, usePeople } from "./use-people";

type RemoveDialogProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Asks once more: whoever is removed is signed out at once. */
export function RemoveDialog({ member: { id, name }, isSelf, onClose }: RemoveDialogProps) {
  const t = useTranslations("people");
  const errorMessage = useErrorMessage();
  const { remove } = usePeople();

  const submit = () =>
    remove.mutate(
      { memberId: id },
      {
        onSuccess: ({ released }) => {
          if (isSelf) return window.location.assign("/sign-in");
          toast.success(t("removedToast", { name }), {
            description: released > 0 ? t("released", { count: released }) : undefined,
          });
          onClose();
        },
      },
    );

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{isSelf ? t("leaveTitle") : t("removeTitle", { name })}</DialogTitle>
          <DialogDescription>{isSelf ? t("leaveLead") : t("removeLead", { name })}</DialogDescription>
        </DialogHeader>
        {remove.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(remove.error)}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button variant="danger" disabled={remove.isPending} onClick={submit}>
            {isSelf ? t("leaveSubmit") : t("removeSubmit", { name })}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
