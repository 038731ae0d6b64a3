"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import type { DraftView } from "../../use-campaigns";
import type { DraftEditor } from "./use-draft-editor";

/** Whether what is typed is kept, and what to do when a colleague changed the same draft. */
export function SaveState({ editor, view }: { editor: DraftEditor; view: DraftView }) {
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const name = view.changedByName ?? "";
  if (editor.hasClash) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <span className="max-w-xs text-pretty text-amber-ink">{t("clash", { name })}</span>
        <Button size="sm" onClick={editor.takeTheirs}>
          {t("takeTheirs")}
        </Button>
        <Button size="sm" onClick={editor.keepMine}>
          {t("keepMine")}
        </Button>
      </div>
    );
  }
  if (editor.failed) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <span className="max-w-xs text-pretty text-vermilion-ink">{errorMessage(editor.failed)}</span>
        <Button size="sm" onClick={() => void editor.save()}>
          {t("saveAgain")}
        </Button>
      </div>
    );
  }
  return (
    <p role="status" className="text-ink-soft text-sm">
      {editor.isDirty || editor.isSaving
        ? t("saving")
        : t.rich("savedBy", { name, when: () => <RelativeTime at={view.changedAt} /> })}
    </p>
  );
}
