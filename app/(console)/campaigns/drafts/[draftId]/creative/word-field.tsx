"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { creativeLimits, shownLengths } from "@/server/ads/variants/schemas";
import type { VariantEditor } from "./use-variant-editor";

type WordFieldProps = { field: keyof typeof shownLengths; variant: VariantEditor; label?: string };

/** Some of the words of an ad, with how much of them a phone shows. */
export function WordField({ field, variant, label }: WordFieldProps) {
  const t = useTranslations("campaigns");
  const { shown, change, errorOf } = variant;
  const value = shown[field];
  const Control = field === "primaryText" ? Textarea : Input;
  return (
    <Field
      label={label ?? t(field)}
      hint={t("shownLength", { used: value.length, shown: shownLengths[field] })}
      error={errorOf(field)}
    >
      {(control) => (
        <Control
          {...control}
          maxLength={creativeLimits[field]}
          value={value}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );
}
