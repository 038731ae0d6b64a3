"use client";

import { useState } from "react";
import type { Form } from "@/server/profile/profile-state";
import { changedFields, merge, type Seen } from "./merge";

type FieldOf<F> = keyof F & keyof Form;

export type Choice<F> = { field: FieldOf<F>; from: "colleague" | "meta"; mine: F; theirs: F };

/** A form as it was last saved, as it is at Meta, and the fields in which the two are a choice to make. */
type FormView<F> = Seen<F> & { live: F | null; conflicts: FieldOf<F>[] };

/** What is on the form, and what became of it elsewhere since it was opened. */
export function useEditor<F extends Form, P>(view: FormView<F>, problemsOf: (typed: F, live: F) => P[]) {
  const [seen, setSeen] = useState<Seen<F>>(view);
  const [typed, setTyped] = useState(view.working);
  const [settled, setSettled] = useState<FieldOf<F>[]>([]);
  const [taken, setTaken] = useState<FieldOf<F>[]>([]);

  const news = seen.version === view.version ? undefined : merge(typed, seen.working, view.working);
  if (news && news.clashes.length === 0) {
    const isMine = changedFields(typed, seen.working).length > 0;
    setSeen(view);
    setTyped(news.merged);
    setSettled([]);
    setTaken(isMine ? news.taken : []);
  }

  const clashes = news?.clashes ?? [];
  const atMeta = clashes.length > 0 ? [] : view.conflicts.filter((field) => !settled.includes(field));
  const live = view.live ?? view.working;
  const choices: Choice<F>[] = [
    ...clashes.map((field): Choice<F> => ({ field, from: "colleague", mine: typed, theirs: view.working })),
    ...atMeta.map((field): Choice<F> => ({ field, from: "meta", mine: typed, theirs: live })),
  ];

  function choose({ field, from, theirs }: Choice<F>, whose: "mine" | "theirs") {
    if (whose === "theirs") setTyped({ ...typed, [field]: theirs[field] });
    if (from === "meta") setSettled([...settled, field]);
    else setSeen({ ...seen, working: { ...seen.working, [field]: theirs[field] } });
  }

  const unsaved = changedFields(typed, seen.working);
  return {
    typed,
    version: seen.version,
    settled,
    choices,
    choose,
    /** Fields that a colleague changed while others were being written here. */
    taken,
    unsaved,
    isDirty: unsaved.length > 0 || settled.length > 0,
    /** Everything that is not at Meta, saved or not. */
    pending: changedFields(typed, live),
    problems: problemsOf(typed, live),
    change: (part: Partial<F>) => setTyped((typed) => ({ ...typed, ...part })),
    /** The form begins again with what was saved, or with this. */
    reset: (form: F = view.working) => {
      setTyped(form);
      setSeen(view);
      setSettled([]);
    },
  };
}

export type Editor<F extends Form, P> = ReturnType<typeof useEditor<F, P>>;
