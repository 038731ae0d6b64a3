"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { LiveEvent } from "@/server/live";

type Listener = {
  /** The connection is there, perhaps again: what is on the screen may be old. */
  onStarted: () => void;
  /** `"all"`: some may have been missed. */
  onEvents: (events: LiveEvent[] | "all") => void;
};

type Feed = { status: string; listen: (listener: RefObject<Listener>) => () => void };
const FeedContext = createContext<Feed | undefined>(undefined);

/** Listens once for everything on the screen: a browser opens few connections to one place. */
export function LiveFeed({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const listeners = useRef(new Set<RefObject<Listener>>());
  const { status } = useSubscription(
    trpc.live.follow.subscriptionOptions(undefined, {
      onStarted: () => {
        for (const { current } of listeners.current) current.onStarted();
      },
      onData: (events) => {
        for (const { current } of listeners.current) current.onEvents(events);
      },
    }),
  );
  const feed = useMemo<Feed>(
    () => ({
      status,
      listen(listener) {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [status],
  );
  return <FeedContext value={feed}>{children}</FeedContext>;
}

/** Hears what changes while this is on the screen; says how the connection is. */
export function useLiveFeed(listener: Listener): { status: string } {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error("Only inside <LiveFeed>");
  const latest = useRef(listener);
  const { listen, status } = feed;
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen(latest), [listen]);

  // A screen that opens later than the connection has not heard that it is there.
  const wasThere = useRef(status === "pending");
  useEffect(() => {
    if (wasThere.current) latest.current.onStarted();
    wasThere.current = false;
  }, []);
  return { status };
}
