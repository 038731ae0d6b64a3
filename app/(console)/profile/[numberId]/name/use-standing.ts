"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../../../live-feed";

export type Standing = inferRouterOutputs<AppRouter>["profile"]["standing"];
export type Review = Standing["names"][number];
export type Failure = NonNullable<Review["failure"]>;

const news = ["profiles.changed", "channels.changed"];

/** How a number stands with Meta, read again whenever Meta said something new. */
export function useStanding(numberId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () =>
    void queryClient.invalidateQueries({ queryKey: trpc.profile.standing.queryKey({ numberId }) });
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => news.includes(kind))) readAgain();
    },
  });
  return useQuery(trpc.profile.standing.queryOptions({ numberId }));
}

/** What an owner can ask Meta about a number; what is shown is read again after each. */
export function useStandingActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.profile.standing.pathKey() });
  return {
    check: useMutation(trpc.profile.checkStanding.mutationOptions({ onSettled })),
    requestName: useMutation(trpc.profile.requestName.mutationOptions({ onSettled })),
    apply: useMutation(trpc.profile.applyForOfficial.mutationOptions({ onSettled })),
  };
}
