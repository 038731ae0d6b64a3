"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { toast } from "sonner";
import { useErrorMessage } from "@/components/use-error-message";
import { problemsOf } from "@/server/profile/schemas";
import { ChoicePanel } from "./choice-panel";
import { Completeness } from "./completeness";
import { Differences } from "./differences";
import { HistorySheet } from "./history-sheet";
import { PhonePreview } from "./phone-preview";
import { ProfileForm } from "./profile-form";
import { StatusBar } from "./status-bar";
import { useEditor } from "./use-editor";
import { type ProfileView, useProfileActions } from "./use-profile";

/** Writes a profile and shows it as a customer sees it, while it says what is live, what is not yet, and why. */
export function ProfileEditor({ view, canEdit }: { view: ProfileView; canEdit: boolean }) {
  const t = useTranslations("profile");
  const errorMessage = useErrorMessage();
  const editor = useEditor(view, problemsOf);
  const { save, publish, discard } = useProfileActions();
  const [isChecked, setIsChecked] = useState(false);
  const [isComparing, setIsComparing] = useState(false);
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const formId = useId();
  const { numberId } = view;
  const isBusy = save.isPending || publish.isPending || discard.isPending;
  const isOpen = canEdit && view.live !== null && view.status !== "sent";

  const tell = (error: unknown) => toast.error(errorMessage(error));

  async function keep() {
    const { version, typed: profile, settled } = editor;
    return save.mutateAsync({ numberId, version, profile, settled });
  }

  async function keepDraft() {
    try {
      await keep();
      toast.success(t("saved"));
    } catch (error) {
      tell(error);
    }
  }

  async function send() {
    setIsChecked(true);
    const [problem] = editor.problems;
    if (problem) {
      const field = document
        .getElementById(formId)
        ?.querySelector<HTMLElement>(`[data-field=${problem.field}]`);
      field?.focus();
      return;
    }
    try {
      const { version } = editor.isDirty ? await keep() : editor;
      await publish.mutateAsync({ numberId, version });
      setIsChecked(false);
    } catch (error) {
      tell(error);
    }
  }

  function forget() {
    const { drafted } = view;
    editor.reset();
    setIsChecked(false);
    if (drafted.length > 0) discard.mutate({ numberId, version: view.version }, { onError: tell });
  }

  return (
    <>
      <StatusBar
        view={view}
        editor={editor}
        canEdit={isOpen}
        isBusy={isBusy}
        isComparing={isComparing}
        onCompare={() => setIsComparing(!isComparing)}
        onHistory={() => setIsHistoryOpen(true)}
        onSave={keepDraft}
        onSend={send}
        onDiscard={forget}
      />
      <div className="grid w-full max-w-6xl gap-x-12 gap-y-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          {isOpen && editor.choices.length > 0 && <ChoicePanel editor={editor} />}
          {isComparing && view.live && (
            <Differences live={view.live} typed={editor.typed} fields={editor.pending} />
          )}
          <ProfileForm
            id={formId}
            editor={editor}
            view={view}
            isOpen={isOpen}
            problems={isChecked ? editor.problems : editor.problems.filter(({ key }) => key === "tooLong")}
          />
        </div>
        <div className="grid content-start gap-8">
          <PhonePreview
            name={view.verifiedName}
            number={view.displayNumber}
            profile={editor.typed}
            isLive={editor.pending.length === 0 && view.status === "live"}
          />
          {view.live && <Completeness completeness={view.completeness} />}
        </div>
      </div>
      {isHistoryOpen && (
        <HistorySheet
          view={view}
          canEdit={isOpen && !editor.isDirty}
          onClose={() => setIsHistoryOpen(false)}
        />
      )}
    </>
  );
}
