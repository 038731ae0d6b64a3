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
import { type ApiKey, useApiKeys } from "./use-api-keys";

/** Asks once more, since the program that uses the key is shut out at once. */
export function RevokeDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const errorMessage = useErrorMessage();
  const { revoke } = useApiKeys();

  const submit = () =>
    revoke.mutate(
      { apiKeyId: id },
      {
        onSuccess: () => {
          toast.success(t("revokedToast", { name }));
          onClose();
        },
      },
    );

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("revokeTitle", { name })}</DialogTitle>
          <DialogDescription>{t("revokeLead")}</DialogDescription>
        </DialogHeader>
        {revoke.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(revoke.error)}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button variant="danger" disabled={revoke.isPending} onClick={submit}>
            {t("revokeSubmit")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
