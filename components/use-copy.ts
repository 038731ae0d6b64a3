"use client";

import { useState } from "react";

/** Puts a text on the clipboard and says whether the browser let us. */
export function useCopy() {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  }
  return { copy, outcome };
}
