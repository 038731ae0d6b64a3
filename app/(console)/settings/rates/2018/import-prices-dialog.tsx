"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogButton } from "@/components/dialog-button";
import { DialogForm } from "@/components/dialog-form";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { encoded } from "../../encoded";
import { FaultList } from "../fault-list";
import { FileField } from "../file-field";
import { useRates } from "../use-rates";
import { PriceChanges } from "./price-changes";

/** Takes in a file of country prices: first what it would change, then, when that is confirmed, the change. */
export function ImportPricesDialog() {
  const t = useTranslations("rates.launch");
  return (
    <DialogButton icon={Upload} label={t("import")}>
      {(close) => <ImportForm onDone={close} />}
    </DialogButton>
  );
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("rates.launch");
  const errorMessage = useErrorMessage();
  const { previewLaunchRates: preview, importLaunchRates: take } = useRates();
  const [file, setFile] = useState<File>();
  const [isChecked, setIsChecked] = useState(false);
  const failure = preview.error ?? take.error;
  const isTakeable = preview.data && preview.data.faults.length === 0;

  async function goOn() {
    setIsChecked(true);
    if (!file) return;
    const input = { fileName: file.name.slice(0, 200), file: await encoded(file) };
    if (!isTakeable) return preview.mutate(input);
    take.mutate(input, {
      onSuccess: ({ changedCount }) => {
        toast.success(t("imported", { count: changedCount }));
        onDone();
      },
    });
  }

  function choose(chosen: File | undefined) {
    setFile(chosen);
    preview.reset();
    take.reset();
  }

  return (
    <DialogForm
      title={t("importTitle")}
      lead={t("importLead")}
      action={t(isTakeable ? "confirm" : "look")}
      isDisabled={preview.isPending || take.isPending || (isTakeable && preview.data?.changes.length === 0)}
      onSubmit={goOn}
    >
      <FileField
        label={t("file")}
        hint={t("fileHint")}
        isMissing={isChecked && !file}
        problem={failure ? errorMessage(failure) : undefined}
        onChoose={choose}
      />
      {preview.data &&
        (isTakeable ? <PriceChanges preview={preview.data} /> : <FaultList faults={preview.data.faults} />)}
    </DialogForm>
  );
}
