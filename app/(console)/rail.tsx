"use client";

import { CircleHelp, Search } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Mark } from "@/components/arch";
import { cn } from "@/components/cn";
import { useCommandSurfaces, useCommands } from "@/components/commands";
import { keyName } from "@/components/shortcuts-sheet";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { AlertsBell } from "./alerts-bell/alerts-bell";
import { MemberMenu } from "./member-menu";
import type { MenuItem } from "./menu";
import { menuIcons } from "./menu-icons";

type RailProps = { items: MenuItem[]; memberName: string; workspace: { id: string; name: string } };

/** With more of them a phone has no room for every name: there only that of the page one is on is shown. */
const mostNamed = 5;

/** The way around the console: at the left on a desk, at the bottom on a phone. */
export function Rail({ items, memberName, workspace }: RailProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { openPalette, openShortcuts } = useCommandSurfaces();

  useCommands({
    title: t("groupGo"),
    rank: 1,
    entries: items.map(({ href, label, keys }) => ({
      id: href,
      label: t(label),
      Icon: menuIcons[label],
      keys,
      run: () => router.push(href),
    })),
  });

  return (
    <header className="flex shrink-0 items-center bg-sunken max-md:order-last max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] max-md:group-has-data-immersive/shell:hidden md:w-24 md:flex-col md:border-r md:py-4">
      <div className="grid justify-items-center gap-2 px-2 max-md:hidden">
        <Mark />
        <p className="line-clamp-2 text-balance text-center text-ink-soft text-xs">{workspace.name}</p>
      </div>

      <nav aria-label={t("menu")} className="min-w-0 flex-1 md:mt-6 md:w-full">
        <ul className="flex items-center justify-around md:grid md:gap-2">
          {items.map((item) => (
            <RailEntry key={item.href} item={item} isTight={items.length > mostNamed} />
          ))}
        </ul>
      </nav>

      <div className="flex items-center px-1 md:grid md:gap-1 md:justify-items-center md:px-0">
        <AlertsBell />
        <Tooltip label={t("palette")} shortcut={`${keyName("mod")} K`} side="right">
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("palette")}
            onClick={openPalette}
            className="max-md:hidden"
          >
            <Search aria-hidden />
          </Button>
        </Tooltip>
        <Tooltip label={t("shortcuts")} shortcut="?" side="right">
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("shortcuts")}
            onClick={openShortcuts}
            className="max-md:hidden"
          >
            <CircleHelp aria-hidden />
          </Button>
        </Tooltip>
        <MemberMenu name={memberName} workspace={workspace} />
      </div>
    </header>
  );
}

function RailEntry({ item: { href, label }, isTight }: { item: MenuItem; isTight: boolean }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const isHere = pathname === href || pathname.startsWith(`${href}/`);
  const Icon = menuIcons[label];
  return (
    <li className={cn("min-w-0 max-md:flex-1", isTight && isHere && "max-md:flex-[2.2]")}>
      <Link
        href={href}
        aria-current={isHere ? "page" : undefined}
        className={cn(
          "group/entry mx-auto flex w-full max-w-20 flex-col items-center gap-1 rounded-md py-1 text-xs",
          isHere ? "font-medium text-ink" : "text-ink-soft hover:text-ink",
        )}
      >
        <span
          className={cn(
            "flex h-9 w-8 items-center justify-center rounded-arch pt-0.5 transition-colors",
            isHere ? "bg-brand text-on-brand" : "group-hover/entry:bg-hover",
          )}
        >
          <Icon aria-hidden className="size-4.5" />
        </span>
        <span className={cn("max-w-full truncate", isTight && !isHere && "max-md:sr-only")}>{t(label)}</span>
      </Link>
    </li>
  );
}
