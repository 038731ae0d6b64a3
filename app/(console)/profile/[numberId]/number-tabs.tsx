"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/cn";
import { numberSections } from "./number-sections";

/** The pages about one number, and which of them is open. */
export function NumberTabs({ numberId }: { numberId: string }) {
  const t = useTranslations("profile");
  const pathname = usePathname();
  const bar = useRef<HTMLUListElement>(null);
  // On a phone the bar is wider than the screen; the page that is open must be seen in it.
  useEffect(() => {
    if (!pathname) return;
    bar.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav aria-label={t("sectionsLabel")} className="shrink-0 overflow-x-auto border-b px-4 md:px-6">
      <ul ref={bar} className="flex gap-6">
        {numberSections.map(({ path, label }) => {
          const href = `/profile/${numberId}${path}` as const;
          const isHere = pathname === href;
          return (
            <li key={label} className="shrink-0">
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={cn(
                  "flex h-11 items-center border-b-2 transition-colors",
                  isHere
                    ? "border-brand font-medium text-ink"
                    : "border-transparent text-ink-soft hover:text-ink",
                )}
              >
                {t(`sections.${label}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
