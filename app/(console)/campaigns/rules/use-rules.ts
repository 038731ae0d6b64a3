"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../../live-feed";

export type RulesView = inferRouterOutputs<AppRouter>["campaignRules"]["list"];
export type Rule = RulesView["rules"][number];
export type Limit = RulesView["limits"][number];
export type Account = RulesView["connections"][number];

/** Rules and limits, read again whenever a campaign changed. */
export function useRules() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () =>
    void queryClient.invalidateQueries({ queryKey: trpc.campaignRules.list.queryKey() });
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "campaigns.changed")) readAgain();
    },
  });
  return useQuery(trpc.campaignRules.list.queryOptions());
}

export function useRuleActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.campaignRules.pathKey() });
  return {
    add: useMutation(trpc.campaignRules.add.mutationOptions({ onSettled })),
    change: useMutation(trpc.campaignRules.change.mutationOptions({ onSettled })),
    remove: useMutation(trpc.campaignRules.remove.mutationOptions({ onSettled })),
    setLimit: useMutation(trpc.campaignRules.setLimit.mutationOptions({ onSettled })),
    changeLimit: useMutation(trpc.campaignRules.changeLimit.mutationOptions({ onSettled })),
    removeLimit: useMutation(trpc.campaignRules.removeLimit.mutationOptions({ onSettled })),
  };
}
