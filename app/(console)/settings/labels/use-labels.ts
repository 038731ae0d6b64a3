import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

export type Label = inferRouterOutputs<AppRouter>["labels"]["list"][number];

/** What can be done with labels; the list is read again after each, also when it was refused. */
export function useLabels() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => {
    void queryClient.invalidateQueries(trpc.labels.pathFilter());
  };
  return {
    create: useMutation(trpc.labels.create.mutationOptions({ onSettled })),
    change: useMutation(trpc.labels.change.mutationOptions({ onSettled })),
    archive: useMutation(trpc.labels.archive.mutationOptions({ onSettled })),
    restore: useMutation(trpc.labels.restore.mutationOptions({ onSettled })),
  };
}
