"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";

export function useAccount() {
  const trpc = useTRPC();
  return useQuery(trpc.account.get.queryOptions());
}

export function useSessions() {
  const trpc = useTRPC();
  return useQuery(trpc.account.sessions.queryOptions());
}

/** What a person changes about herself; whatever it is, the account and its sessions are read again. */
export function useAccountChanges() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.account.pathKey() });
  return {
    changeName: useMutation(trpc.account.changeName.mutationOptions({ onSettled })),
    changePassword: useMutation(trpc.account.changePassword.mutationOptions({ onSettled })),
    endSession: useMutation(trpc.account.endSession.mutationOptions({ onSettled })),
    endOtherSessions: useMutation(trpc.account.endOtherSessions.mutationOptions({ onSettled })),
  };
}
