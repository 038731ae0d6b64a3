"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "@/components/dialog-form";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { ShownOnce } from "./shown-once";
import { type ApiKey, useApiKeys } from "./use-api-keys";

const graces = [0, 1, 8, 24];

/** A new secret for a key, and how long the former one goes on. */
export function RotateDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const errorMessage = useErrorMessage();
  const { rotate } = useApiKeys();
  const [graceHours, setGraceHours] = useState(24);

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        {rotate.data ? (
          <ShownOnce apiKey={rotate.data.key} />
        ) : (
          <DialogForm
            title={t("rotateTitle", { name })}
            lead={t("rotateLead")}
            action={t("rotateSubmit")}
            isDisabled={rotate.isPending}
            onSubmit={() => rotate.mutate({ apiKeyId: id, graceHours })}
          >
            <Field label={t("former")} error={rotate.isError && errorMessage(rotate.error)}>
              {(control) => (
                <Select value={String(graceHours)} onValueChange={(value) => setGraceHours(Number(value))}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {graces.map((hours) => (
                      <SelectItem key={hours} value={String(hours)}>
                        {t("grace", { hours })}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          </DialogForm>
        )}
      </DialogContent>
    </Dialog>
  );
}
