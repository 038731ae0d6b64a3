"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Runs at once, then never again before it has finished and `ms` have passed; what was asked meanwhile is done then,
 * once. So a slow answer makes fewer questions and not a queue of them.
 */
export function useInTurn(run: () => Promise<unknown>, ms: number) {
  const latest = useRef(run);
  const state = useRef({ isBusy: false, isDue: false, isGone: false });
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    state.current.isGone = false;
    return () => {
      state.current.isGone = true;
    };
  }, []);

  return useCallback(async () => {
    const now = state.current;
    now.isDue = true;
    if (now.isBusy) return;
    now.isBusy = true;
    while (now.isDue && !now.isGone) {
      now.isDue = false;
      await latest.current().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
    now.isBusy = false;
  }, [ms]);
}
