"use client";

import { useEffect, useRef, useState } from "react";

/** Long enough for a pause between words. */
const pauseMs = 600;

/** What the server says when another version was there first. */
const clashes: readonly unknown[] = ["draftChanged", "broadcastChanged"];

const isClash = (error: unknown) =>
  clashes.includes((error as { data?: { key?: string } } | null)?.data?.key);

/** What the server knows of a draft besides what is on its form. */
type Kept<Problem> = { version: number; problems: Problem[] };

/**
 * A form as it is typed, kept on the server at every pause. When a colleague's version is there first, nothing is
 * overwritten until a person has chosen.
 */
export function useAutosave<Form, Problem>(
  view: Kept<Problem> & { form: Form },
  keep: (form: Form, version: number) => Promise<Kept<Problem>>,
) {
  const [form, setForm] = useState(view.form);
  const [base, setBase] = useState(view);
  const [isSaving, setIsSaving] = useState(false);
  const [failed, setFailed] = useState<{ form: Form; error: unknown }>();

  const isDirty = form !== base.form;
  const hasClash = failed !== undefined && isClash(failed.error);

  // Nothing was typed here since: what a colleague saved is what is shown.
  if (view.version > base.version && !isDirty && !isSaving) {
    setForm(view.form);
    setBase(view);
  }

  async function save(sent = form, version = base.version): Promise<number | undefined> {
    setIsSaving(true);
    try {
      const kept = await keep(sent, version);
      setBase({ version: kept.version, problems: kept.problems, form: sent });
      setFailed(undefined);
      return kept.version;
    } catch (error) {
      setFailed({ form: sent, error });
      return undefined;
    } finally {
      setIsSaving(false);
    }
  }

  const mustSave = isDirty && !isSaving && failed?.form !== form && !hasClash;
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (!mustSave) return;
    const timer = setTimeout(() => void latest.current(form), pauseMs);
    return () => clearTimeout(timer);
  }, [form, mustSave]);

  return {
    form,
    change: (part: Partial<Form> | ((form: Form) => Partial<Form>)) =>
      setForm((form) => ({ ...form, ...(typeof part === "function" ? part(form) : part) })),
    version: base.version,
    problems: view.version === base.version && !isDirty ? view.problems : base.problems,
    /** Something else than the form was changed from here: the draft is of this version now. */
    noteVersion: (version: number) => setBase((base) => ({ ...base, version })),
    isDirty,
    isSaving,
    failed: hasClash ? undefined : failed?.error,
    hasClash,
    takeTheirs: () => {
      setForm(view.form);
      setBase(view);
      setFailed(undefined);
    },
    keepMine: () => void save(form, view.version),
    /** Saved to the last word, or nothing when that could not be done. */
    save: () => (isDirty ? save() : Promise.resolve<number | undefined>(base.version)),
  };
}

export type Autosave = Omit<ReturnType<typeof useAutosave<object, unknown>>, "form" | "change" | "problems">;
