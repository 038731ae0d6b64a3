"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { FormDialog } from "@/components/dialog-form";
import { displayed } from "@/components/displayed";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { type Channel, useChannelActions } from "./use-channels";

/** A new token in the place of the old one, which nobody can see again. */
export function TokenDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
  const errors = useTranslations("errors");
  const errorMessage = useErrorMessage();
  const { replaceToken } = useChannelActions();
  const [accessToken, setAccessToken] = useState("");
  const [isShort, setIsShort] = useState(false);
  const { numberId } = channel;

  function submit() {
    const isTooShort = accessToken.trim().length < 20;
    setIsShort(isTooShort);
    if (isTooShort) return;
    replaceToken.mutate(
      { numberId, accessToken },
      {
        onSuccess: () => {
          toast.success(t("tokenReplaced"));
          onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t("tokenTitle", { number: displayed(channel.displayNumber) })}
      lead={t("tokenLead")}
      action={t("replaceToken")}
      isDisabled={replaceToken.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("accessToken")}
        hint={t("accessTokenHint")}
        error={isShort ? errors("tokenForm") : replaceToken.isError && errorMessage(replaceToken.error)}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            value={accessToken}
            onChange={(event) => setAccessToken(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
