"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { FormDialog } from "@/components/dialog-form";
import { RoleChoice } from "./role-choice";
import { type Member, usePeople } from "./use-people";

type RolesDialogProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Changes what a member may do. */
export function RolesDialog({ member: { id, name, roles }, isSelf, onClose }: RolesDialogProps) {
  const t = useTranslations("people");
  const { changeRoles } = usePeople();
  const [chosen, setChosen] = useState(roles);

  function submit() {
    if (chosen.length === 0) return;
    changeRoles.mutate(
      { memberId: id, roles: chosen },
      {
        onSuccess: ({ released }) => {
          if (isSelf) return window.location.assign("/sign-in");
          toast.success(t("changedToast", { name }), {
            description: released > 0 ? t("released", { count: released }) : undefined,
          });
          onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t("changeTitle", { name })}
      lead={isSelf ? t("changeOwnLead") : t("changeLead", { name })}
      action={t("changeSubmit")}
      isDisabled={changeRoles.isPending}
      failure={changeRoles.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RoleChoice chosen={chosen} onChange={setChosen} isMissing={chosen.length === 0} />
    </FormDialog>
  );
}
