"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { ThreadPage } from "@/server/inbox/get-thread";
import { patchThread } from "./patch-thread";
import { useInTurn } from "./use-in-turn";

type Pages = InfiniteData<ThreadPage, ThreadPage["nextCursor"]>;

const mostMessages = 100;
const betweenReadings = 500;

/**
 * Brings the conversation being read up to date: the messages that changed, or all of it when anything may have. What
 * stands around the thread follows when the words are there.
 */
export function useOpenThread(openId: string | undefined): (messageIds: string[] | undefined) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const due = useRef({ messageIds: new Set<string>(), isAll: false });
  useEffect(() => {
    if (openId) due.current = { messageIds: new Set(), isAll: false };
  }, [openId]);

  const readThread = useCallback(
    async (conversationId: string) => {
      const { messageIds, isAll } = due.current;
      due.current = { messageIds: new Set(), isAll: false };
      const queryKey = trpc.inbox.thread.infiniteQueryKey({ conversationId });
      const readAll = () => queryClient.invalidateQueries({ queryKey });
      // An answer that is under way may have been written before the change: only a new question is sure to have it.
      const isUnderWay = queryClient.isFetching({ queryKey }) > 0;
      if (isAll || isUnderWay || messageIds.size > mostMessages) return readAll();
      if (messageIds.size === 0 || !queryClient.getQueryData(queryKey)) return;
      try {
        const fresh = await client.inbox.messages.query({ conversationId, messageIds: [...messageIds] });
        if (queryClient.isFetching({ queryKey })) return readAll();
        queryClient.setQueryData(
          queryKey,
          (data: Pages | undefined) => data && { ...data, pages: patchThread(data.pages, fresh) },
        );
      } catch {
        await readAll();
      }
    },
    [client, queryClient, trpc],
  );

  const readAround = useInTurn(async () => {
    if (!openId) return;
    const conversationId = openId;
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) }),
      queryClient.invalidateQueries({ queryKey: trpc.inbox.quote.queryKey({ conversationId }) }),
    ]);
  }, betweenReadings);

  const refresh = useInTurn(async () => {
    if (openId) await readThread(openId);
    void readAround();
  }, 0);

  return useCallback(
    (messageIds) => {
      if (messageIds) for (const id of messageIds) due.current.messageIds.add(id);
      else due.current.isAll = true;
      void refresh();
    },
    [refresh],
  );
}
