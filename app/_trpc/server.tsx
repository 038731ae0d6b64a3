import {
  dehydrate,
  type FetchInfiniteQueryOptions,
  HydrationBoundary,
  type QueryKey,
} from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache } from "react";
import { createContext } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/router";
import { makeQueryClient } from "./query-client";

/** One query client for each request. */
export const getQueryClient = cache(makeQueryClient);

/** Procedures called in this process, with the rights of whoever is signed in. */
export const trpc = createTRPCOptionsProxy({
  ctx: async () => createContext(await headers()),
  router: appRouter,
  queryClient: getQueryClient,
});

/** Reads the first page of a list; awaited, so that the page arrives with its list in it and the browser draws the same. */
export function prefetchPages<Output, Failure, Data, Key extends QueryKey, Cursor>(
  options: FetchInfiniteQueryOptions<Output, Failure, Data, Key, Cursor>,
): Promise<void> {
  return getQueryClient().prefetchInfiniteQuery(options);
}

export function HydrateClient({ children }: { children: React.ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
