"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../live-feed";
import type { ListFilters } from "./inbox-params";
import { patchPages } from "./patch-pages";
import { useInTurn } from "./use-in-turn";
import { useOpenThread } from "./use-open-thread";

type ListPage = inferRouterOutputs<AppRouter>["inbox"]["list"];
export type Row = ListPage["rows"][number];

/** A colleague's eye follows no more than this, and a busy morning must leave the screen time to be used. */
const betweenPatches = 1000;
const betweenCounts = 2000;
const patience = 2000;
const idsPerRequest = 100;

/**
 * Keeps the list, the open thread and the counts true while the screen is open: only what changed is asked for, and
 * everything after a connection was lost. Says whether the connection is away.
 */
export function useLive(filters: ListFilters, openId: string | undefined): { isReconnecting: boolean } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const changed = useRef(new Set<string>());

  const refreshOpen = useOpenThread(openId);

  const patch = useInTurn(async () => {
    const ids = [...changed.current];
    changed.current.clear();
    if (ids.length === 0) return;
    const key = trpc.inbox.list.infiniteQueryKey(filters);
    // So many changes are more than the pages on the screen hold: reading those again is less work.
    if (ids.length > idsPerRequest) return queryClient.invalidateQueries({ queryKey: key });
    try {
      const { rows } = await client.inbox.list.query({ ...filters, conversationIds: ids });
      queryClient.setQueryData(
        key,
        (data: InfiniteData<ListPage, ListPage["nextCursor"]> | undefined) =>
          data && { ...data, pages: patchPages(data.pages, ids, rows, filters.sort) },
      );
    } catch {
      await queryClient.invalidateQueries({ queryKey: key });
    }
  }, betweenPatches);

  const recount = useInTurn(
    () => queryClient.invalidateQueries({ queryKey: trpc.inbox.counts.queryKey() }),
    betweenCounts,
  );

  const forget = useCallback(
    (conversationId: string) => {
      const stale = { refetchType: "none" } as const;
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.thread.infiniteQueryKey({ conversationId }),
        ...stale,
      });
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.conversation.queryKey({ conversationId }),
        ...stale,
      });
    },
    [queryClient, trpc],
  );

  const readAll = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
    [queryClient, trpc],
  );

  const [wasThere, setWasThere] = useState(false);
  const { status } = useLiveFeed({
    onStarted: () => {
      setWasThere(true);
      readAll();
    },
    onEvents: (events) => {
      if (events === "all") return readAll();
      const ofConversations = events.filter(({ conversationId }) => conversationId !== undefined);
      if (ofConversations.length === 0) return;
      for (const { conversationId, messageIds } of ofConversations) {
        if (!conversationId) continue;
        changed.current.add(conversationId);
        if (conversationId === openId) refreshOpen(messageIds);
        else forget(conversationId);
      }
      void patch();
      void recount();
    },
  });

  // A reconnection that succeeds at once is nobody's business, nor is the first connection.
  const isAway = wasThere && (status === "connecting" || status === "error");
  const [isReconnecting, setIsReconnecting] = useState(false);
  useEffect(() => {
    if (!isAway) return setIsReconnecting(false);
    const timer = setTimeout(() => setIsReconnecting(true), patience);
    return () => clearTimeout(timer);
  }, [isAway]);
  return { isReconnecting };
}
