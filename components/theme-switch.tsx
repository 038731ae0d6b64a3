"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { rememberTheme } from "./preferences";
import { isTheme, type Theme } from "./theme";
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from "./ui/dropdown-menu";
import { ToggleGroup, ToggleGroupItem } from "./ui/toggle-group";
import { Tooltip } from "./ui/tooltip";

/** The theme of this page, read where it is drawn: on the root element. */
export function useTheme(): [Theme | undefined, (theme: string) => void] {
  const [theme, setTheme] = useState<Theme>();
  useEffect(() => {
    const drawn = document.documentElement.dataset.theme;
    setTheme(isTheme(drawn) ? drawn : "system");
  }, []);
  return [
    theme,
    (chosen) => {
      if (!isTheme(chosen)) return;
      setTheme(chosen);
      const root = document.documentElement;
      if (chosen === "system") delete root.dataset.theme;
      else root.dataset.theme = chosen;
      void rememberTheme(chosen);
    },
  ];
}

/** Our themes with their words and signs. */
export function useThemeChoices() {
  const t = useTranslations("shell");
  return [
    { theme: "system", label: t("themeSystem"), Icon: Monitor },
    { theme: "light", label: t("themeLight"), Icon: Sun },
    { theme: "dark", label: t("themeDark"), Icon: Moon },
  ] as const;
}

export function ThemeSwitch() {
  const t = useTranslations("shell");
  const [theme, setTheme] = useTheme();
  const choices = useThemeChoices();
  return (
    <ToggleGroup type="single" aria-label={t("theme")} value={theme ?? ""} onValueChange={setTheme}>
      {choices.map(({ theme, label, Icon }) => (
        <Tooltip key={theme} label={label}>
          <ToggleGroupItem value={theme} aria-label={label} className="px-2">
            <Icon aria-hidden />
          </ToggleGroupItem>
        </Tooltip>
      ))}
    </ToggleGroup>
  );
}

export function ThemeMenuItems() {
  const [theme, setTheme] = useTheme();
  const choices = useThemeChoices();
  return (
    <DropdownMenuRadioGroup value={theme ?? ""} onValueChange={setTheme}>
      {choices.map(({ theme, label, Icon }) => (
        <DropdownMenuRadioItem key={theme} value={theme} onSelect={(event) => event.preventDefault()}>
          <Icon aria-hidden className="text-ink-soft" />
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
