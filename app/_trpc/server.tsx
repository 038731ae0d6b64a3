import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
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

/** Starts a query while the page renders; what it finds travels with the page. */
export function prefetch(options: Parameters<ReturnType<typeof getQueryClient>["prefetchQuery"]>[0]) {
  void getQueryClient().prefetchQuery(options);
}

export function HydrateClient({ children }: { children: React.ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
