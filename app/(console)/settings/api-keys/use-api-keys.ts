import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

export type ApiKey = inferRouterOutputs<AppRouter>["apiKeys"]["list"][number];

/** What can be done with keys; the list is read again after each. */
export function useApiKeys() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter());
  return {
    create: useMutation(trpc.apiKeys.create.mutationOptions({ onSuccess })),
    rotate: useMutation(trpc.apiKeys.rotate.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.apiKeys.revoke.mutationOptions({ onSuccess })),
  };
}
