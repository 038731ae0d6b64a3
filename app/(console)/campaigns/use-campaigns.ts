"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../live-feed";

type Routers = inferRouterOutputs<AppRouter>;
type Outputs = Routers["campaigns"];
export type CampaignsView = Outputs["list"];
export type CampaignRow = CampaignsView["campaigns"][number];
export type AdSetRow = CampaignRow["adSets"][number];
export type AdRow = AdSetRow["ads"][number];
export type DraftView = Outputs["draft"];
export type ConnectionView = Outputs["connections"][number];
export type TokenView = Outputs["lookUp"];
export type Publication = NonNullable<DraftView["publication"]>;
export type Failure = NonNullable<Publication["failure"]>;
export type Problem = DraftView["problems"][number];
export type SavedAudience = Routers["campaignForm"]["audiences"]["saved"][number];

/** Has what is shown of campaigns read again whenever one of them changed. */
function useCampaignNews() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shown = [
    trpc.campaigns.list,
    trpc.campaigns.draft,
    trpc.campaigns.connections,
    trpc.adCreative.video,
  ];
  const readAgain = () => {
    for (const one of shown) {
      void queryClient.invalidateQueries({ queryKey: one.queryKey() });
    }
  };
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "campaigns.changed")) readAgain();
    },
  });
  return readAgain;
}

export function useCampaigns() {
  const trpc = useTRPC();
  useCampaignNews();
  return useQuery(trpc.campaigns.list.queryOptions());
}

export function useConnections() {
  const trpc = useTRPC();
  useCampaignNews();
  return useQuery(trpc.campaigns.connections.queryOptions());
}

export function useDraft(draftId: string) {
  const trpc = useTRPC();
  useCampaignNews();
  return useQuery(trpc.campaigns.draft.queryOptions({ draftId }));
}

/** What a marketer can do; what is shown is read again after each. */
export function useCampaignActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
  return {
    lookUp: useMutation(trpc.campaigns.lookUp.mutationOptions()),
    connect: useMutation(trpc.campaigns.connect.mutationOptions({ onSettled })),
    checkConnection: useMutation(trpc.campaigns.checkConnection.mutationOptions({ onSettled })),
    disconnect: useMutation(trpc.campaigns.disconnect.mutationOptions({ onSettled })),
    startDraft: useMutation(trpc.campaigns.startDraft.mutationOptions({ onSettled })),
    copyDraft: useMutation(trpc.campaigns.copyDraft.mutationOptions({ onSettled })),
    saveDraft: useMutation(trpc.campaigns.saveDraft.mutationOptions()),
    discardDraft: useMutation(trpc.campaigns.discardDraft.mutationOptions({ onSettled })),
    chooseDataset: useMutation(trpc.campaignForm.chooseDataset.mutationOptions({ onSettled })),
    keepSequence: useMutation(trpc.campaignForm.keepSequence.mutationOptions()),
    checkDraft: useMutation(trpc.campaigns.checkDraft.mutationOptions()),
    publish: useMutation(trpc.campaigns.publish.mutationOptions({ onSettled })),
    goOn: useMutation(trpc.campaigns.continuePublishing.mutationOptions({ onSettled })),
    undo: useMutation(trpc.campaigns.undoPublishing.mutationOptions({ onSettled })),
    refresh: useMutation(trpc.campaigns.refresh.mutationOptions({ onSettled })),
    changeStatus: useMutation(trpc.campaigns.changeStatus.mutationOptions({ onSettled })),
    changeBudget: useMutation(trpc.campaigns.changeBudget.mutationOptions({ onSettled })),
    changeEnd: useMutation(trpc.campaigns.changeEnd.mutationOptions({ onSettled })),
  };
}
