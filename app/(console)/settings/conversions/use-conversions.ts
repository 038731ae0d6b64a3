"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

type Outputs = inferRouterOutputs<AppRouter>["conversions"];
export type ConversionSettings = Outputs["settings"];
export type Conversion = Outputs["list"][number];

/** What Meta is told, and what can be done about it. */
export function useConversions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.conversions.pathKey() });
  return {
    settings: useQuery(trpc.conversions.settings.queryOptions()),
    list: useQuery(trpc.conversions.list.queryOptions()),
    save: useMutation(trpc.conversions.save.mutationOptions({ onSettled })),
    saveTestCode: useMutation(trpc.conversions.saveTestCode.mutationOptions({ onSettled })),
    connectDataset: useMutation(trpc.conversions.connectDataset.mutationOptions({ onSettled })),
    tryAgain: useMutation(trpc.conversions.tryAgain.mutationOptions({ onSettled })),
  };
}

export type ConversionActions = ReturnType<typeof useConversions>;
