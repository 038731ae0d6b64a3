"use client";

import { BookmarkPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { NameDialog } from "@/components/name-dialog";
import { Button } from "@/components/ui/button";
import { longestTemplateName } from "@/server/ads/templates/schemas";
import { useTemplateActions } from "./use-templates";

type SaveTemplateButtonProps = {
  draftId: string;
  name: string;
  /** Keeps what was typed last; nothing, when that could not be done. */
  save: () => Promise<number | undefined>;
};

/** Keeps the form of a draft for everyone to begin from. */
export function SaveTemplateButton({ draftId, name, save }: SaveTemplateButtonProps) {
  const t = useTranslations("campaigns");
  const { saveTemplate } = useTemplateActions();
  const [isNaming, setIsNaming] = useState(false);

  async function keep(name: string) {
    if ((await save()) === undefined) return;
    saveTemplate.mutate(
      { draftId, name },
      {
        onSuccess: () => {
          setIsNaming(false);
          toast.success(t("templateSaved", { name }));
        },
      },
    );
  }

  return (
    <>
      <Button size="lg" onClick={() => setIsNaming(true)}>
        <BookmarkPlus aria-hidden />
        {t("saveTemplate")}
      </Button>
      {isNaming && (
        <NameDialog
          title={t("saveTemplate")}
          lead={t("saveTemplateLead")}
          label={t("templateName")}
          action={t("saveTemplateNow")}
          suggested={name.trim().slice(0, longestTemplateName)}
          longest={longestTemplateName}
          missing={t("problems.nameNeeded")}
          doing={saveTemplate}
          onName={(name) => void keep(name)}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
