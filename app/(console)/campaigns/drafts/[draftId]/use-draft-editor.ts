"use client";

import { useState } from "react";
import { useAutosave } from "@/components/use-autosave";
import type { CampaignForm, Step } from "@/server/ads/drafts/schemas";
import { stepOf } from "@/server/ads/drafts/schemas";
import { fieldIn } from "@/server/ads/variants/schemas";
import { type DraftView, type Failure, useCampaignActions } from "../../use-campaigns";

/** The form of a campaign, kept as it is typed, with what is wrong with it by our rules and by Meta's answer. */
export function useDraftEditor(view: DraftView) {
  const { draftId } = view;
  const { saveDraft } = useCampaignActions();
  const autosave = useAutosave(view, (form, version) => saveDraft.mutateAsync({ draftId, version, form }));
  const { form } = autosave;
  /** What Meta's check said, and of which form. */
  const [refusal, setRefusal] = useState<{ failure: Failure; form: CampaignForm }>();
  const [variant, setVariant] = useState(1);
  const [seen, setSeen] = useState<Step[]>([]);

  const refused = refusal?.form === form ? refusal.failure : view.publication?.failure;
  const failure = refused ? { ...refused, field: fieldIn(form, refused.field) } : undefined;

  return {
    ...autosave,
    draftId,
    connection: view.connection,
    /** Which of several ads is shown. */
    variant: Math.min(variant, form.variants.length + 1),
    showVariant: setVariant,
    /** What Meta refused, as long as the form is still the one that it refused. */
    failure,
    noteRefusal: (failure: Failure | null) => setRefusal(failure ? { failure, form } : undefined),
    /** A step that was left, or the whole form at its end, says what it lacks. */
    leave: (...steps: Step[]) => setSeen((seen) => [...new Set([...seen, ...steps])]),
    isSeen: (field: keyof CampaignForm) => seen.includes(stepOf[field]),
  };
}

export type DraftEditor = ReturnType<typeof useDraftEditor>;
