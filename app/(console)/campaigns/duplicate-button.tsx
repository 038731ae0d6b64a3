"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { limits } from "@/server/ads/drafts/schemas";
import { NameDialog } from "./name-dialog";
import { useCampaignActions } from "./use-campaigns";

/** Begins another campaign with what is on the form that this one was made from. */
export function DuplicateButton({ draftId, name }: { draftId: string; name: string }) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const { copyDraft } = useCampaignActions();
  const [isNaming, setIsNaming] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="icon-sm"
        aria-label={t("copyNamed", { name })}
        onClick={() => setIsNaming(true)}
      >
        <Copy aria-hidden />
      </Button>
      {isNaming && (
        <NameDialog
          title={t("copyNamed", { name })}
          lead={t("copyLead")}
          label={t("name")}
          action={t("duplicate")}
          suggested={t("copyOf", { name }).slice(0, limits.name)}
          longest={limits.name}
          doing={copyDraft}
          onName={(copyName) =>
            copyDraft.mutate(
              { draftId, name: copyName },
              { onSuccess: (copy) => router.push(`/campaigns/drafts/${copy.draftId}`) },
            )
          }
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
