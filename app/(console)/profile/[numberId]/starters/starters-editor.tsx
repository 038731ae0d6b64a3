"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { toast } from "sonner";
import { useErrorMessage } from "@/components/use-error-message";
import { starterFields, starterProblems } from "@/server/profile/starters/schemas";
import { ChoicePanel } from "../../choice-panel";
import { Differences } from "../../differences";
import { StatusBar } from "../../status-bar";
import { useEditor } from "../../use-editor";
import { type StartersView, useStartersActions } from "../../use-profile";
import { ChatPreview } from "./chat-preview";
import { StartersForm } from "./starters-form";

type StartersEditorProps = { view: StartersView; pictureId: string; canEdit: boolean };

/** Writes what a customer finds in a new chat, while it says what of it is live, what is not yet, and why. */
export function StartersEditor({ view, pictureId, canEdit }: StartersEditorProps) {
  const t = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const editor = useEditor(view, starterProblems);
  const { save, publish } = useStartersActions();
  const [isChecked, setIsChecked] = useState(false);
  const [isComparing, setIsComparing] = useState(false);
  const formId = useId();
  const { numberId, live, status } = view;
  const isOpen = canEdit && live !== null && status !== "sent";

  const keep = () => {
    const { version, typed: starters, settled } = editor;
    return save.mutateAsync({ numberId, version, starters, settled });
  };

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      toast.error(errorMessage(error));
    }
  }

  const keepDraft = () =>
    attempt(async () => {
      await keep();
      toast.success(t("saved"));
    });

  const send = () =>
    attempt(async () => {
      setIsChecked(true);
      const [problem] = editor.problems;
      if (problem) {
        const { field, index = 0, part = "text" } = problem;
        document
          .getElementById(formId)
          ?.querySelector<HTMLElement>(`[data-field=${field}-${index}-${part}]`)
          ?.focus();
        return;
      }
      const { version } = editor.isDirty ? await keep() : editor;
      await publish.mutateAsync({ numberId, version });
      setIsChecked(false);
    });

  const forget = () =>
    attempt(async () => {
      editor.reset(live ?? undefined);
      setIsChecked(false);
      if (view.drafted.length === 0 || !live) return;
      await save.mutateAsync({
        numberId,
        version: view.version,
        starters: live,
        settled: [...starterFields],
      });
    });

  return (
    <>
      <StatusBar
        view={view}
        editor={editor}
        canEdit={isOpen}
        isBusy={save.isPending || publish.isPending}
        isComparing={isComparing}
        onCompare={() => setIsComparing(!isComparing)}
        onSave={keepDraft}
        onSend={send}
        onDiscard={forget}
      />
      <div className="grid w-full max-w-6xl gap-x-12 gap-y-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          {isOpen && editor.choices.length > 0 && <ChoicePanel editor={editor} />}
          {isComparing && live && <Differences live={live} typed={editor.typed} fields={editor.pending} />}
          <StartersForm
            id={formId}
            editor={editor}
            view={view}
            isOpen={isOpen}
            problems={
              isChecked
                ? editor.problems
                : editor.problems.filter(({ key }) => ["tooLong", "tooMany", "emoji"].includes(key))
            }
          />
        </div>
        <ChatPreview
          name={view.verifiedName}
          number={view.displayNumber}
          pictureId={pictureId}
          starters={editor.typed}
          isLive={editor.pending.length === 0 && status === "live"}
        />
      </div>
    </>
  );
}
