"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { type ApiKey, useApiKeys } from "./use-api-keys";

/** Asks once more, since the program that uses the key is shut out at once. */
export function RevokeDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys");
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
    <ConfirmDialog
      title={t("revokeTitle", { name })}
      lead={t("revokeLead")}
      action={t("revokeSubmit")}
      doing={revoke}
      onConfirm={submit}
      onClose={onClose}
    />
  );
}
