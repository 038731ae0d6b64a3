"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../../live-feed";

export type Channel = inferRouterOutputs<AppRouter>["channels"]["list"][number];
export type Inspection = inferRouterOutputs<AppRouter>["channels"]["check"];

/** The workspace's channels, read again whenever something about one of them changed. */
export function useChannels() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: trpc.channels.list.queryKey() });
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "channels.changed")) readAgain();
    },
  });
  return useQuery(trpc.channels.list.queryOptions());
}

/** What an owner can do about a channel; the list is read again after each. */
export function useChannelActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.channels.list.queryKey() });
  return {
    refresh: useMutation(trpc.channels.refresh.mutationOptions({ onSettled })),
    subscribe: useMutation(trpc.channels.subscribe.mutationOptions({ onSettled })),
    disconnect: useMutation(trpc.channels.disconnect.mutationOptions({ onSettled })),
    replaceToken: useMutation(trpc.channels.replaceToken.mutationOptions({ onSettled })),
    check: useMutation(trpc.channels.check.mutationOptions()),
    connect: useMutation(trpc.channels.connect.mutationOptions({ onSettled })),
    connectByCode: useMutation(trpc.channels.connectByCode.mutationOptions({ onSettled })),
    sendTest: useMutation(trpc.channels.sendTest.mutationOptions()),
    verifyToken: useMutation(trpc.channels.verifyToken.mutationOptions()),
  };
}
