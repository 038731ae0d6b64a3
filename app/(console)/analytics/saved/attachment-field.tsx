"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { type AttachmentKind, attachmentKinds } from "@/server/analytics/report-mails/schemas";
import { PlainSelect } from "./plain-select";

type AttachmentFieldProps = {
  value: AttachmentKind | null;
  onChange: (value: AttachmentKind | null) => void;
};

/** Whether the table comes along, and as which file. */
export function AttachmentField({ value, onChange }: AttachmentFieldProps) {
  const t = useTranslations("savedReports");
  return (
    <Field label={t("attachment")} hint={t("attachmentHint")}>
      {(control) => (
        <PlainSelect
          control={control}
          value={value ?? ""}
          options={[
            ["", t("attachments.none")],
            ["csv", t("attachments.csv")],
            ["xlsx", t("attachments.xlsx")],
          ]}
          onChange={(chosen) => onChange(attachmentKinds.find((kind) => kind === chosen) ?? null)}
        />
      )}
    </Field>
  );
}
