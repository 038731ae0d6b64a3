"use client";

import { useLocale, useTranslations } from "next-intl";
import { errorSentence } from "./error-sentence";

/** Says an error of a tRPC call in the reader's language. */
export function useErrorMessage() {
  const t = useTranslations("errors");
  const locale = useLocale();
  return (error: unknown) => errorSentence(error, t, locale);
}
