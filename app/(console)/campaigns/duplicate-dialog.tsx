"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { NameDialog } from "@/components/name-dialog";
import { limits } from "@/server/ads/drafts/schemas";
import { useCampaignActions } from "./use-campaigns";

type DuplicateDialogProps = { draftId: string; name: string; onClose: () => void };

/** Asks what the copy is called, and leads to its form. */
export function DuplicateDialog({ draftId, name, onClose }: DuplicateDialogProps) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { copyDraft } = useCampaignActions();
  return (
    <NameDialog
      title={t("copyNamed", { name })}
      lead={t("copyLead")}
      label={t("name")}
      action={t("duplicate")}
      suggested={t("copyOf", { name }).slice(0, limits.name)}
      longest={limits.name}
      missing={t("problems.nameNeeded")}
      doing={copyDraft}
      onName={(copyName) =>
        copyDraft.mutate(
          { draftId, name: copyName },
          { onSuccess: (copy) => router.push(`/campaigns/drafts/${copy.draftId}`) },
        )
      }
      onClose={onClose}
    />
  );
}
