"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { ThreadPage } from "@/server/inbox/get-thread";
import { patchThread } from "./patch-thread";
import { useInTurn } from "./use-in-turn";

type Pages = InfiniteData<ThreadPage, ThreadPage["nextCursor"]>;

const mostMessages = 100;
/** Words that come while others are being fetched do not wait for those; more at once would only slow each other. */
const mostAtOnce = 2;
const betweenReadings = 500;

/** `due` has changed and was not asked for yet; `asked` is under way. */
const nothingKnown = () => ({ due: new Set<string>(), asked: new Set<string>(), underWay: 0 });

/**
 * Brings the conversation being read up to date: the messages that changed, or all of it when anything may have. What
 * stands around the thread follows when the words are there.
 */
export function useOpenThread(openId: string | undefined): (messageIds: string[] | undefined) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const state = useRef(nothingKnown());
  useEffect(() => {
    if (openId) state.current = nothingKnown();
  }, [openId]);

  const readAround = useInTurn(async () => {
    if (!openId) return;
    const conversationId = openId;
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) }),
      queryClient.invalidateQueries({ queryKey: trpc.inbox.quote.queryKey({ conversationId }) }),
    ]);
  }, betweenReadings);

  const readAll = useInTurn(async () => {
    if (!openId) return;
    await queryClient.invalidateQueries({
      queryKey: trpc.inbox.thread.infiniteQueryKey({ conversationId: openId }),
    });
  }, 0);

  const readMessages = useCallback(
    async (conversationId: string, messageIds: string[]) => {
      const queryKey = trpc.inbox.thread.infiniteQueryKey({ conversationId });
      // An answer that is under way may have been written before the change: only a new question is sure to have it.
      if (queryClient.isFetching({ queryKey }) || messageIds.length > mostMessages) return readAll();
      if (!queryClient.getQueryData(queryKey)) return;
      try {
        const fresh = await client.inbox.messages.query({ conversationId, messageIds });
        if (queryClient.isFetching({ queryKey })) return readAll();
        queryClient.setQueryData(
          queryKey,
          (data: Pages | undefined) => data && { ...data, pages: patchThread(data.pages, fresh) },
        );
      } catch {
        await readAll();
      }
    },
    [client, queryClient, readAll, trpc],
  );

  const readThread = useCallback(
    async (conversationId: string) => {
      const now = state.current;
      // One message is asked for once at a time, so that an older answer never follows a newer one.
      const messageIds = [...now.due].filter((id) => !now.asked.has(id));
      if (messageIds.length === 0 || now.underWay >= mostAtOnce) return;
      now.underWay++;
      for (const id of messageIds) {
        now.due.delete(id);
        now.asked.add(id);
      }
      await readMessages(conversationId, messageIds).catch(() => undefined);
      now.underWay--;
      for (const id of messageIds) now.asked.delete(id);
      if (now.due.size > 0) await readThread(conversationId);
    },
    [readMessages],
  );

  return useCallback(
    async (messageIds) => {
      if (!openId) return;
      if (messageIds) {
        for (const id of messageIds) state.current.due.add(id);
        await readThread(openId);
      } else await readAll();
      void readAround();
    },
    [openId, readAll, readAround, readThread],
  );
}
