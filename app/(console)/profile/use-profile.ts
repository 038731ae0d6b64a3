"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../live-feed";

type Outputs = inferRouterOutputs<AppRouter>["profile"];
export type StartersView = inferRouterOutputs<AppRouter>["starters"]["get"];
export type ProfileView = Outputs["get"];
export type ListedProfile = Outputs["list"][number];
export type Revision = Outputs["revisions"][number];

/** Has what is shown of profiles read again whenever one of them changed. */
function useProfileNews() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.profile.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.starters.pathKey() });
  };
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "profiles.changed")) readAgain();
    },
  });
}

export function useProfiles() {
  const trpc = useTRPC();
  useProfileNews();
  return useQuery(trpc.profile.list.queryOptions());
}

export function useProfile(numberId: string) {
  const trpc = useTRPC();
  useProfileNews();
  return useQuery(trpc.profile.get.queryOptions({ numberId }));
}

export function useStarters(numberId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.starters.get.queryOptions({ numberId }));
}

/** What an owner can do with conversation starters; what is shown is read again after each. */
export function useStartersActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.starters.pathKey() });
  return {
    save: useMutation(trpc.starters.save.mutationOptions({ onSettled })),
    publish: useMutation(trpc.starters.publish.mutationOptions({ onSettled })),
  };
}

export function useRevisions(numberId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.profile.revisions.queryOptions({ numberId }));
}

/** What an owner can do with a profile; what is shown is read again after each. */
export function useProfileActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.profile.pathKey() });
  return {
    save: useMutation(trpc.profile.save.mutationOptions({ onSettled })),
    publish: useMutation(trpc.profile.publish.mutationOptions({ onSettled })),
    discard: useMutation(trpc.profile.discard.mutationOptions({ onSettled })),
    bringBack: useMutation(trpc.profile.bringBack.mutationOptions({ onSettled })),
    applyToNumbers: useMutation(trpc.profile.applyToNumbers.mutationOptions({ onSettled })),
    refresh: useMutation(trpc.profile.refresh.mutationOptions({ onSettled })),
  };
}
