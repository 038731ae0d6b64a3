"use client";

import { useCallback, useEffect, useState } from "react";

const keyOf = (conversationId: string) => `guichet.draft.${conversationId}`;

/** What was typed and not sent, kept in this tab for each conversation. Storage may be refused; then it lives as long as the screen. */
export function useDraft(conversationId: string) {
  const [text, setText] = useState("");

  useEffect(() => {
    try {
      setText(sessionStorage.getItem(keyOf(conversationId)) ?? "");
    } catch {
      setText("");
    }
  }, [conversationId]);

  const write = useCallback(
    (text: string) => {
      setText(text);
      try {
        if (text) sessionStorage.setItem(keyOf(conversationId), text);
        else sessionStorage.removeItem(keyOf(conversationId));
      } catch {
        // Nothing to keep it in.
      }
    },
    [conversationId],
  );
  return [text, write] as const;
}
