"use client";

import { useTranslations } from "next-intl";
import type { Form } from "@/server/profile/profile-state";
import { type FormField, isVertical } from "@/server/profile/schemas";
import { Portrait } from "./portrait";

/** What a field says, in words for a person. */
export function FieldValue({ field, form }: { field: FormField; form: Form }) {
  const t = useTranslations("profile");
  const value = form[field];
  if (typeof value === "boolean") return <span>{t(value ? "on" : "off")}</span>;
  if (value === undefined || value.length === 0) return <span className="text-ink-soft">{t("empty")}</span>;
  if (typeof value === "string") {
    if (field === "picture") return <Portrait pictureId={value} name="" className="size-12" />;
    if (field === "vertical") return <span>{isVertical(value) ? t(`verticals.${value}`) : value}</span>;
    return <span className="whitespace-pre-line break-words">{value}</span>;
  }
  return value.map((one) => {
    if (typeof one === "string")
      return (
        <span key={one} className="block break-all">
          {one}
        </span>
      );
    const { text, name, hint } = one;
    const words = text ?? `/${name} ${hint}`;
    return (
      <span key={words} className="block break-words">
        {words}
      </span>
    );
  });
}
