"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { limits } from "@/server/ads/drafts/schemas";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** Who benefits and who pays, as the law of the European Union asks. */
export function LawFields({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const { form, change, connection } = editor;

  const law = (field: "beneficiary" | "payer", standard: string) => (
    <Field
      label={t(field)}
      hint={
        standard ? t("standard", { name: standard }) : t(field === "payer" ? "payerHint" : "beneficiaryHint")
      }
      error={errorOf(field)}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={limits.law}
          value={form[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );

  return (
    <div className="grid gap-6 border-t pt-6 sm:grid-cols-2">
      {law("beneficiary", connection.defaultBeneficiary)}
      {law("payer", connection.defaultPayer)}
      <p className="text-pretty text-ink-soft text-xs sm:col-span-2">{t("lawHint")}</p>
    </div>
  );
}
