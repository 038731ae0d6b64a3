import { createFormatter, createTranslator } from "next-intl";
import { formats } from "@/app/_i18n/formats";
import type messagesOf from "@/app/_i18n/messages/en.json";
import type { HandedIn } from "../analytics/report-mails/attach-table";
import type { LetterLanguage } from "../letter";

const read: Record<LetterLanguage, () => Promise<{ default: unknown }>> = {
  en: () => import("@/app/_i18n/messages/en.json"),
  fr: () => import("@/app/_i18n/messages/fr.json"),
  nl: () => import("@/app/_i18n/messages/nl.json"),
};

/** What files say, for whoever is sent one without having asked from a screen. */
export const wordsOfFiles: HandedIn["wordsOf"] = async (language, timeZone) => {
  const messages = (await read[language]()).default as typeof messagesOf;
  const regions = new Intl.DisplayNames(language, { type: "region" });
  return {
    t: createTranslator({ locale: language, messages, namespace: "reports" }),
    ofMonth: createTranslator({ locale: language, messages, namespace: "reconciliation" }),
    format: createFormatter({ locale: language, formats, timeZone }),
    locale: language,
    country: (code) => (code ? (regions.of(code) ?? code) : null),
  };
};
