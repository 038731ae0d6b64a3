"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { CodeField } from "@/app/_two-factor/code-field";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";

/** Asks for both factors once more before there is only one. */
export function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("twoFactor");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.twoFactor.pathKey() });
  const turnOff = useMutation(trpc.twoFactor.turnOff.mutationOptions({ onSettled }));
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isWritten = code.trim().length >= 6;
  const refusal = turnOff.error && errorMessage(turnOff.error);
  const isAboutPassword = turnOff.error?.data?.field === "password";

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isWritten || !password) return;
    turnOff.mutate(
      { password, code },
      {
        onSuccess: () => {
          toast.success(t("turnedOff"));
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("turnOffTitle")}</DialogTitle>
          <DialogDescription>{t("turnOffLead")}</DialogDescription>
        </DialogHeader>
        <form method="post" noValidate onSubmit={submit} className="grid gap-5">
          <Field
            label={t("password")}
            error={(isChecked && !password && t("passwordMissing")) || (isAboutPassword && refusal)}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <CodeField
            value={code}
            onChange={setCode}
            takesRecoveryCodes
            error={(isChecked && !isWritten && t("codeMissing")) || (!isAboutPassword && refusal)}
          />
          <DialogFooter>
            <Button type="submit" variant="danger" disabled={turnOff.isPending}>
              {t("turnOff")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
