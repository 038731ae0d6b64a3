"use client";

import { useTranslations } from "next-intl";
import { Choices } from "@/components/choices";
import { type CreativeFormat, creativeFormats } from "@/server/ads/variants/schemas";

type FormatChoiceProps = { format: CreativeFormat; onChange: (format: CreativeFormat) => void };

/** What the ad shows; what was filled in for another format stays on the form. */
export function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const t = useTranslations("adCreative");
  return (
    <Choices
      label={t("format")}
      value={format}
      onChange={onChange}
      options={creativeFormats.map((value) => ({
        value,
        label: t(`formats.${value}.name`),
        hint: t(`formats.${value}.hint`),
      }))}
    />
  );
}
