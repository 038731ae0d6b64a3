"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/app/_trpc/client";

/** The pages of a thread that are loaded, as one: oldest first. */
export function useThread(conversationId: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.inbox.thread.infiniteQueryOptions(
      { conversationId },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const pages = query.data?.pages;
  const thread = useMemo(() => {
    if (!pages) return undefined;
    const upwards = [...pages].reverse();
    return {
      messages: upwards.flatMap(({ messages }) => messages),
      events: upwards.flatMap(({ events }) => events),
      readTo: pages[0]?.readTo ?? null,
    };
  }, [pages]);
  return { query, thread };
}
