"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DuplicateButton } from "./duplicate-button";
import { type CampaignsView, useCampaignActions } from "./use-campaigns";

type Draft = CampaignsView["drafts"][number];

/** What is being written, by whomever, and what stands half built at Meta. */
export function DraftList({ drafts }: { drafts: Draft[] }) {
  const t = useTranslations("campaigns");
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts" className="grid gap-2">
      <h2 id="drafts" className="font-semibold text-lg">
        {t("drafts")}
      </h2>
      <ul className="grid border-t">
        {drafts.map((draft) => (
          <DraftRow key={draft.draftId} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns");
  const { discardDraft } = useCampaignActions();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { draftId, state, version } = draft;
  const name = draft.name.trim() || t("draftTitle");
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-3 border-b py-1">
      <Link href={`/campaigns/drafts/${draftId}`} className="min-w-0 truncate font-medium hover:underline">
        {name}
      </Link>
      {state && <Badge tone={state === "stopped" ? "vermilion" : "blue"}>{t(`publication.${state}`)}</Badge>}
      <span className="text-ink-soft text-sm">
        <RelativeTime at={draft.changedAt} />
      </span>
      <span className="ml-auto flex">
        <DuplicateButton draftId={draftId} name={name} />
        {!state && (
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={t("discardNamed", { name })}
            onClick={() => setIsDiscarding(true)}
          >
            <Trash2 aria-hidden />
          </Button>
        )}
      </span>
      {isDiscarding && (
        <ConfirmDialog
          title={t("discardTitle", { name })}
          lead={t("discardLead")}
          action={t("discard")}
          doing={discardDraft}
          onConfirm={() => discardDraft.mutate({ draftId, version })}
          onClose={() => setIsDiscarding(false)}
        />
      )}
    </li>
  );
}
