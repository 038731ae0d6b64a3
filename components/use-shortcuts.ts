"use client";

import { useEffect, useRef } from "react";

/** Gives what a press does: "?", "mod+k", or two keys in turn, "g i". "mod" is ⌘ on a Mac and Ctrl elsewhere. */
type FindAction = (pressed: string) => (() => void) | undefined;

const patience = 1000;

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select, [role=textbox], [role=combobox]"));

/** Single keys rest while the reader writes in a field or has something open above the page; chords with ⌘ or Ctrl do not. */
export function useShortcuts(findAction: FindAction) {
  const latest = useRef(findAction);
  useEffect(() => {
    latest.current = findAction;
  });

  useEffect(() => {
    let first: { key: string; at: number } | undefined;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
      const isChord = event.metaKey || event.ctrlKey;
      if (!isChord && (isWriting(event.target) || document.querySelector("[role=dialog], [role=menu]")))
        return;

      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const pressed = isChord ? `mod+${key}` : key;
      const isSecond = first !== undefined && event.timeStamp - first.at < patience;
      const run = (isSecond && latest.current(`${first?.key} ${pressed}`)) || latest.current(pressed);
      first = run ? undefined : { key: pressed, at: event.timeStamp };
      if (!run) return;
      event.preventDefault();
      run();
    }

    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
