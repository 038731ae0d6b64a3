"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import type { BroadcastItem } from "@/server/notifications/broadcasts/shapes";
import { useLiveFeed } from "../live-feed";

type State = BroadcastItem["state"];

/** While something leaves, its figures are read again this often: a status of a message is told to nobody. */
const everyMs = 2_000;

export const isLeaving = (state: State | undefined) => state === "preparing" || state === "sending";

/** Has what is shown of broadcasts read again whenever one of them changed. */
function useBroadcastNews() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => {
    const { list, get, results, recipients } = trpc.broadcasts;
    for (const one of [list, get, results, recipients]) {
      void queryClient.invalidateQueries({ queryKey: one.pathKey() });
    }
  };
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "broadcasts.changed")) readAgain();
    },
  });
}

export function useBroadcasts() {
  const trpc = useTRPC();
  useBroadcastNews();
  return useInfiniteQuery({
    ...trpc.broadcasts.list.infiniteQueryOptions({}, { getNextPageParam: ({ nextCursor }) => nextCursor }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ broadcasts }) => broadcasts.some((one) => isLeaving(one.state)))
        ? everyMs
        : false,
  });
}

export function useBroadcast(broadcastId: string) {
  const trpc = useTRPC();
  useBroadcastNews();
  return useQuery({
    ...trpc.broadcasts.get.queryOptions({ broadcastId }),
    refetchInterval: ({ state }) => (isLeaving(state.data?.state) ? everyMs : false),
  });
}

/** What a marketer can do; what is shown is read again after each. */
export function useBroadcastActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.broadcasts.pathKey() });
  return {
    create: useMutation(trpc.broadcasts.create.mutationOptions({ onSettled })),
    duplicate: useMutation(trpc.broadcasts.duplicate.mutationOptions({ onSettled })),
    remove: useMutation(trpc.broadcasts.remove.mutationOptions({ onSettled })),
    change: useMutation(
      trpc.broadcasts.change.mutationOptions({
        onSuccess: () => {
          for (const one of [trpc.broadcasts.check, trpc.broadcasts.preview]) {
            void queryClient.invalidateQueries({ queryKey: one.pathKey() });
          }
        },
      }),
    ),
    takeListAway: useMutation(trpc.broadcasts.takeListAway.mutationOptions({ onSettled })),
    test: useMutation(trpc.broadcasts.test.mutationOptions()),
    send: useMutation(trpc.broadcasts.send.mutationOptions({ onSettled })),
    pause: useMutation(trpc.broadcasts.pause.mutationOptions({ onSettled })),
    resume: useMutation(trpc.broadcasts.resume.mutationOptions({ onSettled })),
    cancel: useMutation(trpc.broadcasts.cancel.mutationOptions({ onSettled })),
  };
}
