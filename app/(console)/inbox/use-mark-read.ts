"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTRPC } from "@/app/_trpc/client";

type MarkReadProps = { conversationId: string; unreadCount: number; readTo: Date | null; isShown: boolean };

const events = ["focus", "blur", "visibilitychange"] as const;

function subscribe(onChange: () => void) {
  for (const name of events) window.addEventListener(name, onChange, { capture: true });
  return () => {
    for (const name of events) window.removeEventListener(name, onChange, { capture: true });
  };
}

/** Somebody looks at this window: it is in front, and not only open somewhere. */
const useIsLookedAt = () =>
  useSyncExternalStore(
    subscribe,
    () => document.visibilityState === "visible" && document.hasFocus(),
    () => false,
  );

/** Tells that the customer's messages were read, when they are on the screen of somebody who looks at it. */
export function useMarkRead({ conversationId, unreadCount, readTo, isShown }: MarkReadProps) {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.inbox.markRead.mutationOptions());
  const isLookedAt = useIsLookedAt();
  const told = useRef<number>(undefined);
  const isDue = isLookedAt && isShown && unreadCount > 0 && readTo !== null;

  useEffect(() => {
    if (!isDue || !readTo || told.current === readTo.getTime()) return;
    told.current = readTo.getTime();
    mutate({ conversationId, readTo });
  }, [isDue, readTo, conversationId, mutate]);
}
