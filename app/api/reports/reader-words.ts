import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { Words } from "@/server/analytics/files/words";

/** What a file says in the reader's language. */
export async function readerWords(): Promise<Words> {
  const [t, format, locale] = await Promise.all([getTranslations("reports"), getFormatter(), getLocale()]);
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  return { t, format, locale, country: (code: string | null) => (code ? (regions.of(code) ?? code) : null) };
}
