"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { CodeField } from "./code-field";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";

/** From the first click to the recovery codes: scan, prove it by a code, keep the codes. */
export function SetUp({ onDone }: { onDone: () => void }) {
  const t = useTranslations("twoFactor");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const begin = useMutation(trpc.twoFactor.begin.mutationOptions());
  const confirm = useMutation(trpc.twoFactor.confirm.mutationOptions());
  const [code, setCode] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isWritten = code.trim().length >= 6;

  async function finish() {
    await queryClient.invalidateQueries({ queryKey: trpc.twoFactor.pathKey() });
    onDone();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (isWritten) confirm.mutate({ code });
  }

  if (confirm.isSuccess) return <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={finish} />;
  if (!begin.isSuccess)
    return (
      <div className="grid justify-items-start gap-3">
        <Button variant="main" disabled={begin.isPending} onClick={() => begin.mutate()}>
          {t("turnOn")}
        </Button>
        {begin.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(begin.error)}
          </p>
        )}
      </div>
    );
  const { uri, secret } = begin.data;
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <div className="flex flex-wrap gap-5">
        <QrCode text={uri} label={t("qrCode")} />
        <div className="grid min-w-0 flex-1 basis-56 content-start gap-3">
          <p className="text-pretty">{t("scan")}</p>
          <div className="grid gap-1">
            <p className="text-ink-soft text-sm">{t("orType")}</p>
            <code className="break-all rounded-md bg-sunken px-3 py-2 font-mono text-sm">
              {secret.match(/.{1,4}/g)?.join(" ")}
            </code>
          </div>
        </div>
      </div>
      <div className="max-w-xs">
        <CodeField
          value={code}
          onChange={setCode}
          hint={t("firstCodeHint")}
          error={
            (isChecked && !isWritten && t("codeMissing")) || (confirm.error && errorMessage(confirm.error))
          }
        />
      </div>
      <Button type="submit" variant="main" disabled={confirm.isPending} className="justify-self-start">
        {t("confirm")}
      </Button>
    </form>
  );
}
