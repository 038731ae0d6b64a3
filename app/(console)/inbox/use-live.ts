"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import type { ListFilters } from "./inbox-params";
import { patchPages } from "./patch-pages";

type ListPage = inferRouterOutputs<AppRouter>["inbox"]["list"];
export type Row = ListPage["rows"][number];

const betweenPatches = 250;
const betweenCounts = 2000;
const patience = 2000;
const idsPerRequest = 100;

/** Runs at once, and then at most once in `ms`, with the last word always said. */
function useThrottled(run: () => void, ms: number) {
  const latest = useRef(run);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDue = useRef(false);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  return useCallback(() => {
    if (timer.current !== undefined) {
      isDue.current = true;
      return;
    }
    const next = () => {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (!isDue.current) return;
        isDue.current = false;
        latest.current();
        next();
      }, ms);
    };
    latest.current();
    next();
  }, [ms]);
}

/**
 * Keeps the list, the open thread and the counts true while the screen is open: only what changed is asked for, and
 * everything after a connection was lost. Says whether the connection is away.
 */
export function useLive(filters: ListFilters, openId: string | undefined): { isReconnecting: boolean } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const changed = useRef(new Set<string>());

  const patch = useThrottled(async () => {
    const ids = [...changed.current].slice(0, idsPerRequest);
    for (const id of ids) changed.current.delete(id);
    if (changed.current.size > 0) patch();
    if (ids.length === 0) return;

    if (openId && ids.includes(openId)) {
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.thread.infiniteQueryKey({ conversationId: openId }),
      });
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.conversation.queryKey({ conversationId: openId }),
      });
    }
    for (const conversationId of ids.filter((id) => id !== openId)) {
      const stale = { refetchType: "none" } as const;
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.thread.infiniteQueryKey({ conversationId }),
        ...stale,
      });
      void queryClient.invalidateQueries({
        queryKey: trpc.inbox.conversation.queryKey({ conversationId }),
        ...stale,
      });
    }
    const key = trpc.inbox.list.infiniteQueryKey(filters);
    try {
      const { rows } = await client.inbox.list.query({ ...filters, conversationIds: ids });
      queryClient.setQueryData(
        key,
        (data: InfiniteData<ListPage, ListPage["nextCursor"]> | undefined) =>
          data && { ...data, pages: patchPages(data.pages, ids, rows, filters.sort) },
      );
    } catch {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  }, betweenPatches);

  const recount = useThrottled(
    () => void queryClient.invalidateQueries({ queryKey: trpc.inbox.counts.queryKey() }),
    betweenCounts,
  );

  const readAll = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
    [queryClient, trpc],
  );

  const [wasThere, setWasThere] = useState(false);
  const { status } = useSubscription(
    trpc.inbox.onLive.subscriptionOptions(undefined, {
      onStarted: () => {
        setWasThere(true);
        readAll();
      },
      onData: (events) => {
        if (events === "all") return readAll();
        for (const { conversationId } of events) if (conversationId) changed.current.add(conversationId);
        patch();
        recount();
      },
    }),
  );

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
