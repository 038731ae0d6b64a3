"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type FileFieldProps = {
  label: string;
  hint: string;
  isMissing: boolean;
  /** What is wrong with the file that was chosen. */
  problem: string | undefined;
  onChoose: (file: File | undefined) => void;
};

/** A table as it comes from Meta or from a spreadsheet. */
export function FileField({ label, hint, isMissing, problem, onChoose }: FileFieldProps) {
  const t = useTranslations("rates");
  return (
    <Field label={label} hint={hint} error={isMissing ? t("fileMissing") : problem}>
      {(control) => (
        <Input
          {...control}
          type="file"
          className="py-1.5"
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => onChoose(event.target.files?.[0])}
        />
      )}
    </Field>
  );
}
