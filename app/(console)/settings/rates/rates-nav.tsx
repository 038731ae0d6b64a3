"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";

const pages = [
  { href: "/settings/rates", label: "lists" },
  { href: "/settings/rates/accounts", label: "accounts" },
  { href: "/settings/rates/runs", label: "runs" },
  { href: "/settings/rates/2018", label: "launch" },
] as const;

/** What there is about prices: the lists, how accounts are billed, what was priced again, and the prices of 2018. */
export function RatesNav() {
  const t = useTranslations("rates");
  const pathname = usePathname();
  return (
    <nav aria-label={t("nav.label")} className="shrink-0 overflow-x-auto border-b px-4 md:px-6">
      <ul className="flex gap-6">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className={cn(
                "-mb-px flex h-11 items-center whitespace-nowrap border-transparent border-b-2 text-ink-soft hover:text-ink",
                pathname === href && "border-brand font-medium text-ink",
              )}
            >
              {t(`nav.${label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
