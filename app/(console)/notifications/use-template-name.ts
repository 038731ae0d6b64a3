"use client";

import { useLocale } from "next-intl";
import type { SendableTemplate } from "@/server/notifications/describe-template";

/** A template by its name and its language: "autumn menu · English". */
export function useTemplateName() {
  const locale = useLocale();
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  return ({ name, language }: Pick<SendableTemplate, "name" | "language">) =>
    `${name.replaceAll("_", " ")} · ${languages.of(language.replace("_", "-"))}`;
}
