"use client";

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../../../live-feed";

type Outputs = inferRouterOutputs<AppRouter>["scanCodes"];
export type ScanList = Outputs["list"];
export type ScanCode = ScanList["rows"][number];

/** A number's codes, page by page; read again whenever one of them, or what it started, changed. */
export function useScanCodes(numberId: string, search: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: trpc.scanCodes.list.pathKey() });
  useLiveFeed({
    onStarted: readAgain,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "scanCodes.changed")) readAgain();
    },
  });
  return useInfiniteQuery(
    trpc.scanCodes.list.infiniteQueryOptions(
      { numberId, ...(search && { search }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
}

/** What is on a poster of this number. */
export function usePoster(numberId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.scanCodes.poster.queryOptions({ numberId }));
}

/** What an owner can do with codes; the list is read again after each. */
export function useScanActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.scanCodes.list.pathKey() });
  return {
    make: useMutation(trpc.scanCodes.make.mutationOptions({ onSettled })),
    change: useMutation(trpc.scanCodes.change.mutationOptions({ onSettled })),
    remove: useMutation(trpc.scanCodes.delete.mutationOptions({ onSettled })),
    refresh: useMutation(trpc.scanCodes.refresh.mutationOptions({ onSettled })),
  };
}

/** The id under which Meta's support finds a refusal, if the error has one. */
export function traceOf(error: unknown): string | undefined {
  const data = (error as { data?: { params?: { traceId?: unknown } } } | null)?.data;
  const traceId = data?.params?.traceId;
  return typeof traceId === "string" ? traceId : undefined;
}
