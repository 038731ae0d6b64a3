import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { ChecklistPanel } from "../checklist/checklist-panel";
import { requireEntry } from "../require-entry";
import { settingsFor } from "./settings-menu";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

/** All sections, each with a sentence on what it changes. */
export default async function SettingsPage() {
  const [{ member }, t] = await Promise.all([requireEntry("/settings"), getTranslations("settings")]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ChecklistPanel />
      <ul className="w-full max-w-3xl divide-y px-1 md:px-3">
        {settingsFor(member.roles).map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex min-h-16 items-center gap-4 rounded-md px-3 py-3 hover:bg-hover"
            >
              <span className="grid flex-1 gap-0.5">
                <span className="font-medium">{t(`sections.${label}.title`)}</span>
                <span className="text-pretty text-ink-soft">{t(`sections.${label}.lead`)}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
