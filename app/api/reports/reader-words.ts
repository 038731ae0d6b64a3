import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { Words } from "@/server/analytics/files/words";

/** What a file says in the reader's language. */
export async function readerWords(): Promise<Words> {
  const [t, ofMonth, format, locale] = await Promise.all([
    getTranslations("reports"),
    getTranslations("reconciliation"),
    getFormatter(),
    getLocale(),
  ]);
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const country = (code: string | null) => (code ? (regions.of(code) ?? code) : null);
  return { t, ofMonth, format, locale, country };
}
