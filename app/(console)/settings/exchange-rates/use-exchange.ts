"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";

/** What can be done with the exchange rates; the list and every report follow. */
export function useExchange() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: trpc.exchange.pathKey() });
    await client.invalidateQueries({ queryKey: trpc.analytics.pathKey() });
  };
  return {
    enter: useMutation(trpc.exchange.enter.mutationOptions({ onSuccess })),
    take: useMutation(trpc.exchange.importEcb.mutationOptions({ onSuccess })),
  };
}
