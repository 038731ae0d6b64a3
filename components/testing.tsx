import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { formats } from "@/app/_i18n/formats";
import type { Locale } from "@/app/_i18n/locales";
import en from "@/app/_i18n/messages/en.json";
import fr from "@/app/_i18n/messages/fr.json";
import nl from "@/app/_i18n/messages/nl.json";
import { TooltipProvider } from "./ui/tooltip";

const messages = { en, fr, nl };

type Setting = { locale?: Locale; now?: string; timeZone?: string };

/** The first drawing of a component, as the server makes it: Sunday 22 November 2026, 13:20 in Brussels. */
export function draw(
  element: ReactNode,
  { locale = "en", now = "2026-11-22T12:20:00Z", timeZone = "Europe/Brussels" }: Setting = {},
) {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages[locale]}
      formats={formats}
      now={new Date(now)}
      timeZone={timeZone}
    >
      <TooltipProvider>{element}</TooltipProvider>
    </NextIntlClientProvider>,
  );
  const decode = (text: string) =>
    text
      .replace(/&#x27;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&")
      .replace(/[\u00a0\u2002\u202f]/g, " ");
  return {
    html,
    label: decode(/aria-label="([^"]*)"/.exec(html)?.[1] ?? ""),
    text: decode(html.replace(/<[^>]*>/g, "")),
  };
}
