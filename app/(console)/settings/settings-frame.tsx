"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { useCommands } from "@/components/commands";
import { menuIcons } from "../menu-icons";
import type { SettingsSection } from "./settings-menu";

/** The sections beside the one that is open; on a phone, the way back to all of them. */
export function SettingsFrame({ sections, children }: { sections: SettingsSection[]; children: ReactNode }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const router = useRouter();
  const isHome = pathname === "/settings";

  useCommands({
    title: t("title"),
    rank: 3,
    entries: sections.map(({ href, label }) => ({
      id: href,
      label: t(`sections.${label}.title`),
      Icon: menuIcons.settings,
      run: () => router.push(href),
    })),
  });

  if (isHome) return children;
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <nav aria-label={t("menu")} className="w-56 shrink-0 overflow-y-auto border-r px-3 py-4 max-md:hidden">
        <p className="px-3 pb-2 font-semibold text-lg">{t("title")}</p>
        <ul className="grid">
          {sections.map(({ href, label }) => {
            const isHere = pathname === href || pathname.startsWith(`${href}/`);
            return (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isHere ? "page" : undefined}
                  className={cn(
                    "flex h-9 items-center rounded-md px-3",
                    isHere
                      ? "bg-brand-soft font-medium text-brand-ink"
                      : "text-ink-soft hover:bg-hover hover:text-ink",
                  )}
                >
                  <span className="truncate">{t(`sections.${label}.title`)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <Link
        href="/settings"
        className="flex h-11 shrink-0 items-center gap-1 border-b px-3 text-ink-soft hover:text-ink md:hidden"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      <div className="flex min-w-0 flex-1 flex-col md:overflow-y-auto">{children}</div>
    </div>
  );
}
