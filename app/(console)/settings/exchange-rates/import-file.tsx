"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { encoded } from "../encoded";
import { useExchange } from "./use-exchange";

/** Takes in the reference rates of the European Central Bank, from the file that it gives out. */
export function ImportFile() {
  const t = useTranslations("exchange");
  const errorMessage = useErrorMessage();
  const { take } = useExchange();
  const [file, setFile] = useState<File>();
  const [isChecked, setIsChecked] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!file) return;
    take.mutate(
      { file: await encoded(file) },
      { onSuccess: ({ count }) => toast.success(t("imported", { count })) },
    );
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4 border-t pt-8" aria-labelledby="import-file">
      <div className="grid gap-1">
        <h2 id="import-file" className="font-semibold text-lg">
          {t("importTitle")}
        </h2>
        <p className="max-w-prose text-pretty text-ink-soft">{t("importLead")}</p>
      </div>
      <Field
        label={t("file")}
        hint={t("fileHint")}
        error={(isChecked && !file && t("fileMissing")) || (take.error && errorMessage(take.error))}
      >
        {(control) => (
          <Input
            {...control}
            type="file"
            className="max-w-md py-1.5"
            accept=".csv,.zip,text/csv,application/zip"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              take.reset();
            }}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" disabled={take.isPending}>
        {t("import")}
      </Button>
    </form>
  );
}
