"use client";

import { useEffect, useRef, useState } from "react";
import type { CampaignForm, Step } from "@/server/ads/drafts/schemas";
import { stepOf } from "@/server/ads/drafts/schemas";
import { fieldIn } from "@/server/ads/variants/schemas";
import { type DraftView, type Failure, type Problem, useCampaignActions } from "../../use-campaigns";

/** Long enough for a pause between words. */
const pauseMs = 600;

const isClash = (error: unknown) =>
  (error as { data?: { key?: string } } | null)?.data?.key === "draftChanged";

/**
 * The form as it is typed, kept on the server at every pause. When a colleague's version is there first, nothing is
 * overwritten until a person has chosen.
 */
export function useDraftEditor(view: DraftView) {
  const { saveDraft } = useCampaignActions();
  const [form, setForm] = useState(view.form);
  const [base, setBase] = useState({ version: view.version, form: view.form });
  const [problems, setProblems] = useState<Problem[]>(view.problems);
  /** What Meta's check said, and of which form. */
  const [refusal, setRefusal] = useState<{ failure: Failure; form: CampaignForm }>();
  const [failed, setFailed] = useState<{ form: CampaignForm; error: unknown }>();
  const [variant, setVariant] = useState(1);
  const [seen, setSeen] = useState<Step[]>([]);

  const isDirty = form !== base.form;
  const hasClash = failed !== undefined && isClash(failed.error);
  const isOlder = view.version > base.version;

  // Nothing was typed here since: what a colleague saved is what is shown.
  if (isOlder && !isDirty && !saveDraft.isPending) {
    setForm(view.form);
    setBase({ version: view.version, form: view.form });
    setProblems(view.problems);
  }

  async function save(sent = form, version = base.version): Promise<number | undefined> {
    try {
      const kept = await saveDraft.mutateAsync({ draftId: view.draftId, version, form: sent });
      setBase({ version: kept.version, form: sent });
      setProblems(kept.problems);
      setFailed(undefined);
      return kept.version;
    } catch (error) {
      setFailed({ form: sent, error });
      return undefined;
    }
  }

  const mustSave = isDirty && !saveDraft.isPending && failed?.form !== form && !hasClash;
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (!mustSave) return;
    const timer = setTimeout(() => void latest.current(form), pauseMs);
    return () => clearTimeout(timer);
  }, [form, mustSave]);

  const refused = refusal?.form === form ? refusal.failure : view.publication?.failure;
  const failure = refused ? { ...refused, field: fieldIn(form, refused.field) } : undefined;

  return {
    draftId: view.draftId,
    form,
    connection: view.connection,
    version: base.version,
    change: (part: Partial<CampaignForm> | ((form: CampaignForm) => Partial<CampaignForm>)) =>
      setForm((form) => ({ ...form, ...(typeof part === "function" ? part(form) : part) })),
    /** Which of several ads is shown. */
    variant: Math.min(variant, form.variants.length + 1),
    showVariant: setVariant,
    isDirty,
    isSaving: saveDraft.isPending,
    failed: hasClash ? undefined : failed?.error,
    hasClash,
    takeTheirs: () => {
      setForm(view.form);
      setBase({ version: view.version, form: view.form });
      setProblems(view.problems);
      setFailed(undefined);
    },
    keepMine: () => void save(form, view.version),
    /** Saved to the last word, or nothing when that could not be done. */
    save: () => (isDirty ? save() : Promise.resolve<number | undefined>(base.version)),
    problems,
    /** What Meta refused, as long as the form is still the one that it refused. */
    failure,
    noteRefusal: (failure: Failure | null) => setRefusal(failure ? { failure, form } : undefined),
    /** A step that was left, or the whole form at its end, says what it lacks. */
    leave: (...steps: Step[]) => setSeen((seen) => [...new Set([...seen, ...steps])]),
    isSeen: (field: keyof CampaignForm) => seen.includes(stepOf[field]),
  };
}

export type DraftEditor = ReturnType<typeof useDraftEditor>;
