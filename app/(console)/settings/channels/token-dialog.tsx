"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { displayed } from "@/components/displayed";
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
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { type Channel, useChannelActions } from "./use-channels";

/** A new token in the place of the old one, which nobody can see again. */
export function TokenDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
  const errors = useTranslations("errors");
  const common = useTranslations("common");
  const errorMessage = useErrorMessage();
  const { replaceToken } = useChannelActions();
  const [accessToken, setAccessToken] = useState("");
  const [isShort, setIsShort] = useState(false);
  const { numberId } = channel;

  function submit(event: FormEvent) {
    event.preventDefault();
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <form noValidate onSubmit={submit} className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("tokenTitle", { number: displayed(channel.displayNumber) })}</DialogTitle>
            <DialogDescription>{t("tokenLead")}</DialogDescription>
          </DialogHeader>
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
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="main" disabled={replaceToken.isPending}>
              {t("replaceToken")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
