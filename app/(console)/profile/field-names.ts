"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ProfileField } from "@/server/profile/schemas";

/** "About, address and e-mail" */
export function useFieldNames() {
  const t = useTranslations("profile");
  const format = useFormatter();
  return (fields: ProfileField[]) => format.list(fields.map((field) => t(`fields.${field}`)));
}
