import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";

type Outputs = inferRouterOutputs<AppRouter>["people"];
export type Member = Outputs["list"][number];
export type Invitation = Outputs["invitations"][number];

/** What can be done with members and invitations; the lists are read again after each, also when it was refused. */
export function usePeople() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // Not waited for: a row that goes away with the new list could no longer say what became of it.
  const onSettled = () => {
    void queryClient.invalidateQueries(trpc.people.pathFilter());
  };
  return {
    changeRoles: useMutation(trpc.people.changeRoles.mutationOptions({ onSettled })),
    remove: useMutation(trpc.people.remove.mutationOptions({ onSettled })),
    invite: useMutation(trpc.people.invite.mutationOptions({ onSettled })),
    resend: useMutation(trpc.people.resend.mutationOptions({ onSettled })),
    withdraw: useMutation(trpc.people.withdraw.mutationOptions({ onSettled })),
  };
}
