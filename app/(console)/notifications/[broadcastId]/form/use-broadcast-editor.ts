"use client";

import { useState } from "react";
import { useAutosave } from "@/components/use-autosave";
import type { BroadcastForm } from "@/server/notifications/broadcasts/schemas";
import type { Broadcast, Problem } from "@/server/notifications/broadcasts/shapes";
import { useBroadcastActions } from "../../use-broadcasts";

export const sections = ["what", "who", "words", "check"] as const;
export type Section = (typeof sections)[number];

const sectionOf: Record<keyof BroadcastForm, Section> = {
  name: "what",
  numberId: "what",
  templateId: "what",
  mediaId: "what",
  audience: "who",
  agreement: "who",
  words: "words",
};

/** Where on the page the field is that a problem is about. */
export const sectionOfProblem = ({ field }: Problem): Section =>
  sectionOf[field.split(".")[0] as keyof BroadcastForm] ?? "check";

/** The form of a broadcast, kept as it is typed. */
export function useBroadcastEditor(view: Broadcast) {
  const { broadcastId } = view;
  const { change } = useBroadcastActions();
  const [seen, setSeen] = useState<Section[]>([]);
  const autosave = useAutosave<BroadcastForm, Problem>(view, (form, version) =>
    change.mutateAsync({ broadcastId, version, form }),
  );
  return {
    ...autosave,
    broadcastId,
    /** A part that was left, or the whole form at its end, says what it lacks. */
    leave: (...left: Section[]) => setSeen((seen) => [...new Set([...seen, ...left])]),
    /** What is wrong with a field of a part that was left. */
    problemOf: (field: string) =>
      autosave.problems.find((one) => one.field === field && seen.includes(sectionOfProblem(one))),
  };
}

export type BroadcastEditor = ReturnType<typeof useBroadcastEditor>;
