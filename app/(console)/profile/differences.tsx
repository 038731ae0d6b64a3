"use client";

import { useTranslations } from "next-intl";
import type { Form } from "@/server/profile/profile-state";
import type { FormField } from "@/server/profile/schemas";
import { FieldValue } from "./field-value";

type DifferencesProps = { live: Form; typed: Form; fields: FormField[] };

/** Field by field: what customers see now, and what is written here. */
export function Differences({ live, typed, fields }: DifferencesProps) {
  const t = useTranslations("profile");
  if (fields.length === 0) return null;
  return (
    <section aria-label={t("differences")} className="grid gap-3 border-y py-4">
      {fields.map((field) => (
        <div key={field} className="grid gap-x-6 gap-y-1 sm:grid-cols-[8rem_1fr_1fr]">
          <h3 className="font-medium">{t(`fields.${field}`)}</h3>
          <p className="min-w-0">
            <span className="block text-ink-soft text-xs">{t("atMeta")}</span>
            <FieldValue field={field} form={live} />
          </p>
          <p className="min-w-0">
            <span className="block text-ink-soft text-xs">{t("here")}</span>
            <FieldValue field={field} form={typed} />
          </p>
        </div>
      ))}
    </section>
  );
}
