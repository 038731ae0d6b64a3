"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { type Member, usePeople } from "./use-people";

type RemoveDialogProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Asks once more: whoever is removed is signed out at once. */
export function RemoveDialog({ member: { id, name }, isSelf, onClose }: RemoveDialogProps) {
  const t = useTranslations("people");
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
    <ConfirmDialog
      title={isSelf ? t("leaveTitle") : t("removeTitle", { name })}
      lead={isSelf ? t("leaveLead") : t("removeLead", { name })}
      action={isSelf ? t("leaveSubmit") : t("removeSubmit", { name })}
      doing={remove}
      onConfirm={submit}
      onClose={onClose}
    />
  );
}
