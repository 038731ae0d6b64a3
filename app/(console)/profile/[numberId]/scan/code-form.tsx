"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { v4 as uuidv4 } from "uuid";
import { DialogForm } from "@/components/dialog-form";
import { TraceId } from "@/components/trace-id";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useErrorMessage } from "@/components/use-error-message";
import { comparable, longestMessage } from "@/server/profile/scan-codes/schemas";
import { type ScanCode, traceOf, useScanActions } from "./use-scan-codes";

type CodeFormProps = {
  numberId: string;
  /** Without one, a new one is made. */
  code: ScanCode | undefined;
  rows: ScanCode[];
  onDone: () => void;
};

/** What a code is called and what stands ready when it is scanned; what was typed stays, whatever Meta answers. */
export function CodeForm({ numberId, code, rows, onDone }: CodeFormProps) {
  const t = useTranslations("scan");
  const errorMessage = useErrorMessage();
  const { make, change } = useScanActions();
  const [name, setName] = useState(code?.name ?? "");
  const [message, setMessage] = useState(code?.message ?? "");
  const [clientId] = useState(() => uuidv4());
  const [isChecked, setIsChecked] = useState(false);
  const doing = code ? change : make;
  const failedField = doing.error?.data && "field" in doing.error.data ? doing.error.data.field : undefined;
  const traceId = traceOf(doing.error);

  const left = longestMessage - [...message.trim()].length;
  const twin = rows.find(
    (row) => row.id !== code?.id && row.state === "ready" && comparable(row.message) === comparable(message),
  );
  const nameError = isChecked && !name.trim() && t("form.nameMissing");
  const messageError =
    left < 0
      ? t("form.messageLong", { count: -left })
      : (isChecked && !message.trim() && t("form.messageMissing")) ||
        (failedField === "message" && errorMessage(doing.error));

  function submit() {
    setIsChecked(true);
    if (!name.trim() || !message.trim() || left < 0) return;
    if (code) {
      change.mutate(
        { scanCodeId: code.id, name, message },
        {
          onSuccess: () => {
            toast.success(t("form.saved"));
            onDone();
          },
        },
      );
      return;
    }
    make.mutate(
      { numberId, clientId, name, message },
      {
        onSuccess: ({ isMade }) => {
          if (isMade) toast.success(t("form.made"));
          else toast.info(t("form.lost"));
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      title={code ? t("form.editTitle", { name: code.name || t("unnamed") }) : t("form.newTitle")}
      lead={t(code ? "form.editLead" : "form.newLead")}
      action={t(code ? "form.save" : "form.make")}
      isDisabled={doing.isPending}
      failure={failedField === "message" ? undefined : doing.error}
      onSubmit={submit}
    >
      <Field label={t("form.name")} hint={t("form.nameHint")} error={nameError}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            autoComplete="off"
            placeholder={t("form.nameExample")}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("form.message")} hint={t("form.messageHint")} error={messageError}>
        {(control) => (
          <Textarea
            {...control}
            value={message}
            rows={3}
            placeholder={t("form.messageExample")}
            onChange={(event) => setMessage(event.target.value)}
          />
        )}
      </Field>
      {left >= 0 && (
        <p className="-mt-3 text-right text-ink-soft text-xs tabular-nums">
          {t("form.left", { count: left })}
        </p>
      )}
      {twin && message.trim() && (
        <p className="text-amber-ink">{t("form.twin", { name: twin.name || t("unnamed") })}</p>
      )}
      {traceId && <TraceId traceId={traceId} />}
    </DialogForm>
  );
}
