"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import type { BroadcastItem } from "@/server/notifications/broadcasts/shapes";
import { DuplicateButton } from "./duplicate-button";

/** What is being written, by whomever. */
export function DraftList({ drafts, canWrite }: { drafts: BroadcastItem[]; canWrite: boolean }) {
  const t = useTranslations("broadcasts");
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts" className="grid gap-2">
      <h2 id="drafts" className="font-semibold text-lg">
        {t("drafts")}
      </h2>
      <ul className="grid border-t">
        {drafts.map(({ broadcastId, name, templateName, createdBy, changedAt }) => (
          <li key={broadcastId} className="flex min-h-11 items-center gap-3 border-b py-1">
            <Link
              href={`/notifications/${broadcastId}`}
              className="min-w-0 truncate font-medium hover:underline"
            >
              {name || t("draftTitle")}
            </Link>
            <span className="min-w-0 shrink-[2] truncate text-ink-soft text-sm max-sm:hidden">
              {[templateName?.replaceAll("_", " "), createdBy].filter(Boolean).join(" · ")}
            </span>
            <RelativeTime at={changedAt} className="ml-auto whitespace-nowrap text-ink-soft text-sm" />
            {canWrite && <DuplicateButton broadcastId={broadcastId} name={name || t("draftTitle")} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
