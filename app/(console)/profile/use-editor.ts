"use client";

import { useState } from "react";
import { type Profile, type ProfileField, problemsOf } from "@/server/profile/schemas";
import { changedFields, merge, type Seen } from "./merge";
import type { ProfileView } from "./use-profile";

export type Choice = { field: ProfileField; from: "colleague" | "meta"; mine: Profile; theirs: Profile };

/** What is on the form, and what became of the profile since it was opened. */
export function useEditor(view: ProfileView) {
  const [seen, setSeen] = useState<Seen>(view);
  const [typed, setTyped] = useState(view.working);
  const [settled, setSettled] = useState<ProfileField[]>([]);
  const [taken, setTaken] = useState<ProfileField[]>([]);

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
  const choices: Choice[] = [
    ...clashes.map((field): Choice => ({ field, from: "colleague", mine: typed, theirs: view.working })),
    ...atMeta.map((field): Choice => ({ field, from: "meta", mine: typed, theirs: live })),
  ];

  function choose({ field, from, theirs }: Choice, whose: "mine" | "theirs") {
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
    change: (part: Partial<Profile>) => setTyped((typed) => ({ ...typed, ...part })),
    reset: () => {
      setTyped(view.working);
      setSeen(view);
      setSettled([]);
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;
