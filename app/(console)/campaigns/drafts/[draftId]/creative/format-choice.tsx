"use client";

import { useTranslations } from "next-intl";
import { type CreativeFormat, offeredFormats } from "@/server/ads/variants/schemas";
import { Choices } from "../choices";

type FormatChoiceProps = { format: CreativeFormat; onChange: (format: CreativeFormat) => void };

/** What the ad shows; what was filled in for another format stays on the form. */
export function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const t = useTranslations("adCreative");
  if (offeredFormats.length === 1) return null;
  return (
    <Choices
      label={t("format")}
      value={format}
      onChange={onChange}
      options={offeredFormats.map((value) => ({
        value,
        label: t(`formats.${value}.name`),
        hint: t(`formats.${value}.hint`),
      }))}
    />
  );
}
