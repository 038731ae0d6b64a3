"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import { useLiveFeed } from "../../live-feed";

/** Has the results read again once Meta's figures were. */
export function useResultsNews() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: trpc.funnel.pathKey() });
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "campaigns.changed")) readAgain();
    },
  });
}
