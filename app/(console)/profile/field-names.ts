"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { FormField } from "@/server/profile/schemas";

/** "About, address and e-mail" */
export function useFieldNames() {
  const t = useTranslations("profile");
  const format = useFormatter();
  return (fields: FormField[]) => format.list(fields.map((field) => t(`fields.${field}`)));
}
