import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

export type Team = inferRouterOutputs<AppRouter>["teams"]["list"][number];

/** What can be done with teams; the list is read again after each, also when it was refused. */
export function useTeams() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => {
    void queryClient.invalidateQueries(trpc.teams.pathFilter());
  };
  return {
    create: useMutation(trpc.teams.create.mutationOptions({ onSettled })),
    change: useMutation(trpc.teams.change.mutationOptions({ onSettled })),
    archive: useMutation(trpc.teams.archive.mutationOptions({ onSettled })),
    restore: useMutation(trpc.teams.restore.mutationOptions({ onSettled })),
  };
}
