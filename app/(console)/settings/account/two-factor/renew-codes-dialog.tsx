"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { CodeField } from "@/app/_two-factor/code-field";
import { RecoveryCodes } from "@/app/_two-factor/recovery-codes";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useErrorMessage } from "@/components/use-error-message";

/** New recovery codes, for whoever has a code of the app. */
export function RenewCodesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("twoFactor");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.twoFactor.pathKey() });
  const renew = useMutation(trpc.twoFactor.renewCodes.mutationOptions({ onSettled }));
  const [code, setCode] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isWritten = code.trim().length >= 6;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (isWritten) renew.mutate({ code });
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("renew")}</DialogTitle>
          <DialogDescription>{t("renewLead")}</DialogDescription>
        </DialogHeader>
        {renew.isSuccess ? (
          <RecoveryCodes codes={renew.data.recoveryCodes} onKept={onClose} />
        ) : (
          <form method="post" noValidate onSubmit={submit} className="grid gap-5">
            <CodeField
              value={code}
              onChange={setCode}
              takesRecoveryCodes
              error={
                (isChecked && !isWritten && t("codeMissing")) || (renew.error && errorMessage(renew.error))
              }
            />
            <DialogFooter>
              <Button type="submit" variant="main" disabled={renew.isPending}>
                {t("renewSubmit")}
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
