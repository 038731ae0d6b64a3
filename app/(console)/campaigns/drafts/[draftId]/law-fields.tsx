"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { limits } from "@/server/ads/drafts/schemas";
import { RegionalFields } from "./regional-fields";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** Who benefits and who pays, as the law of the European Union and those of single countries ask. */
export function LawFields({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const trpc = useTRPC();
  const { form, change, connection } = editor;
  // Suggestions only: without them the names are typed.
  const names = useQuery(trpc.campaignForm.lawNames.queryOptions({ connectionId: connection.connectionId }));

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
          list="suggested-names"
          maxLength={limits.law}
          value={form[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );

  return (
    <>
      <div className="grid gap-6 border-t pt-6 sm:grid-cols-2">
        {law("beneficiary", connection.defaultBeneficiary)}
        {law("payer", connection.defaultPayer)}
        <p className="text-pretty text-ink-soft text-xs sm:col-span-2">{t("lawHint")}</p>
        <datalist id="suggested-names">
          {names.data?.suggested.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <RegionalFields editor={editor} identities={names.data?.identities ?? []} />
    </>
  );
}
