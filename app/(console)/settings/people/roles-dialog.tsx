"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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
import { RoleChoice } from "./role-choice";
import { type Member, usePeople } from "./use-people";

type RolesDialogProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Changes what a member may do. */
export function RolesDialog({ member: { id, name, roles }, isSelf, onClose }: RolesDialogProps) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const errorMessage = useErrorMessage();
  const { changeRoles } = usePeople();
  const [chosen, setChosen] = useState(roles);

  function submit(event: FormEvent) {
    event.preventDefault();
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("changeTitle", { name })}</DialogTitle>
            <DialogDescription>{isSelf ? t("changeOwnLead") : t("changeLead", { name })}</DialogDescription>
          </DialogHeader>
          <RoleChoice chosen={chosen} onChange={setChosen} isMissing={chosen.length === 0} />
          {changeRoles.isError && (
            <p role="alert" className="text-vermilion-ink">
              {errorMessage(changeRoles.error)}
            </p>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="main" disabled={changeRoles.isPending}>
              {t("changeSubmit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
