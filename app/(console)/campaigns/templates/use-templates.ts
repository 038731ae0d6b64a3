"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";

export function useTemplates() {
  const trpc = useTRPC();
  return useQuery(trpc.campaignTemplates.list.queryOptions());
}

/** What can be done with templates; they are read again after each. */
export function useTemplateActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.campaignTemplates.pathKey() });
  return {
    saveTemplate: useMutation(trpc.campaignTemplates.save.mutationOptions({ onSettled })),
    startFromTemplate: useMutation(trpc.campaignTemplates.start.mutationOptions()),
    discardTemplate: useMutation(trpc.campaignTemplates.discard.mutationOptions({ onSettled })),
  };
}
