"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { localeNames, locales } from "@/app/_i18n/locales";
import { rememberLocale } from "./preferences";
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from "./ui/dropdown-menu";
import { ToggleGroup, ToggleGroupItem } from "./ui/toggle-group";

/** Remembers the language and draws the page again in it; what was typed stays. */
export function useChooseLocale() {
  const [, startTransition] = useTransition();
  return (locale: string) => startTransition(() => rememberLocale(locale));
}

export function LanguageSwitch() {
  const t = useTranslations("shell");
  const chooseLocale = useChooseLocale();
  return (
    <ToggleGroup type="single" aria-label={t("language")} value={useLocale()} onValueChange={chooseLocale}>
      {locales.map((locale) => (
        <ToggleGroupItem
          key={locale}
          value={locale}
          lang={locale}
          aria-label={localeNames[locale]}
          className="px-2 uppercase"
        >
          {locale}
        </ToggleGroupItem>
      ))}
    </ToggleGroup>
  );
}

export function LanguageMenuItems() {
  const chooseLocale = useChooseLocale();
  return (
    <DropdownMenuRadioGroup value={useLocale()} onValueChange={chooseLocale}>
      {locales.map((locale) => (
        <DropdownMenuRadioItem key={locale} value={locale} lang={locale}>
          {localeNames[locale]}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
