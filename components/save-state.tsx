"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "./relative-time";
import { Button } from "./ui/button";
import type { Autosave } from "./use-autosave";
import { useErrorMessage } from "./use-error-message";

type SaveStateProps = {
  editor: Autosave;
  /** Who changed it last, where that is known. */
  view: { changedByName?: string | null; changedAt: Date };
};

/** Whether what is typed is kept, and what to do when a colleague changed the same draft. */
export function SaveState({ editor, view }: SaveStateProps) {
  const t = useTranslations("autosave");
  const errorMessage = useErrorMessage();
  const name = view.changedByName ?? "";
  if (editor.hasClash) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <span className="max-w-xs text-pretty text-amber-ink">
          {name ? t("clash", { name }) : t("clashUnnamed")}
        </span>
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
        : t.rich(name ? "savedBy" : "saved", { name, when: () => <RelativeTime at={view.changedAt} /> })}
    </p>
  );
}
