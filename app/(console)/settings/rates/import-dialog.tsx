"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogButton } from "@/components/dialog-button";
import { DialogForm } from "@/components/dialog-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { encoded } from "../encoded";
import { FaultList } from "./fault-list";
import { FileField } from "./file-field";
import { PreviewChanges } from "./preview-changes";
import { useRates } from "./use-rates";

/** Takes in one of Meta's files: first what it would change, then, when that is confirmed, the change. */
export function ImportDialog() {
  const t = useTranslations("rates");
  return (
    <DialogButton icon={Upload} label={t("import")} variant="main">
      {(close) => <ImportForm onDone={close} />}
    </DialogButton>
  );
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("rates");
  const errorMessage = useErrorMessage();
  const { preview, take } = useRates();
  const [file, setFile] = useState<File>();
  const [month, setMonth] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isMonth = /^\d{4}-\d{2}$/.test(month);
  const failure = preview.error ?? take.error;
  const isTakeable = preview.data && preview.data.faults.length === 0;

  async function goOn() {
    setIsChecked(true);
    if (!file || !isMonth) return;
    const input = {
      fileName: file.name.slice(0, 200),
      file: await encoded(file),
      effectiveFrom: `${month}-01`,
    };
    if (!isTakeable) return preview.mutate(input);
    take.mutate(input, {
      onSuccess: () => {
        toast.success(t("importedToast"));
        onDone();
      },
    });
  }

  function choose(change: () => void) {
    change();
    preview.reset();
    take.reset();
  }

  return (
    <DialogForm
      title={t("importTitle")}
      lead={t("importLead")}
      action={t(isTakeable ? "confirm" : "look")}
      isDisabled={preview.isPending || take.isPending}
      onSubmit={goOn}
    >
      <FileField
        label={t("file")}
        hint={t("fileHint")}
        isMissing={isChecked && !file}
        problem={failure ? errorMessage(failure) : undefined}
        onChoose={(chosen) => choose(() => setFile(chosen))}
      />
      <Field label={t("from")} hint={t("fromHint")} error={isChecked && !isMonth && t("fromMissing")}>
        {(control) => (
          <Input
            {...control}
            value={month}
            placeholder="2027-01"
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => choose(() => setMonth(event.target.value.trim()))}
          />
        )}
      </Field>
      {preview.data &&
        (isTakeable ? <PreviewChanges preview={preview.data} /> : <FaultList faults={preview.data.faults} />)}
    </DialogForm>
  );
}
