"use client";

import { Languages, LogOut, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { localeNames, locales } from "@/app/_i18n/locales";
import { signOutAndLeave } from "@/app/_trpc/leave-when-signed-out";
import { useCommandSurfaces, useCommands } from "@/components/commands";
import { LanguageMenuItems, useChooseLocale } from "@/components/language-switch";
import { ThemeMenuItems, useTheme, useThemeChoices } from "@/components/theme-switch";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useWorkspaces, WorkspaceItems } from "./workspace-items";

type MemberMenuProps = { name: string; workspace: { id: string; name: string } };

export function MemberMenu({ name, workspace }: MemberMenuProps) {
  const t = useTranslations("shell");
  const { workspaces, choose } = useWorkspaces(workspace.id);
  const { openPalette } = useCommandSurfaces();
  const [, setTheme] = useTheme();
  const themeChoices = useThemeChoices();
  const chooseLocale = useChooseLocale();

  useCommands({
    title: t("groupYou"),
    rank: 2,
    entries: [
      ...themeChoices.map(({ theme, label, Icon }) => ({
        id: `theme-${theme}`,
        label: `${t("theme")}: ${label}`,
        Icon,
        run: () => setTheme(theme),
      })),
      ...locales.map((locale) => ({
        id: `language-${locale}`,
        label: `${t("language")}: ${localeNames[locale]}`,
        Icon: Languages,
        run: () => chooseLocale(locale),
      })),
      { id: "sign-out", label: t("signOut"), Icon: LogOut, run: signOutAndLeave },
    ],
  });

  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="relative grid size-11 place-items-center rounded-md hover:bg-hover">
        <Avatar name={name} />
        <span className="sr-only">{t("you", { name })}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-ink-soft text-xs">{workspace.name}</p>
        </div>
        <DropdownMenuSeparator />
        <WorkspaceItems here={workspace.id} workspaces={workspaces} choose={choose} />
        <DropdownMenuLabel>{t("language")}</DropdownMenuLabel>
        <LanguageMenuItems />
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("theme")}</DropdownMenuLabel>
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={openPalette} className="md:hidden">
          <Search aria-hidden className="text-ink-soft" />
          {t("palette")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={signOutAndLeave}>
          <LogOut aria-hidden className="text-ink-soft" />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
