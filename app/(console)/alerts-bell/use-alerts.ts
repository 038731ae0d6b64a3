"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { AppRouter } from "@/server/trpc/router";
import { useLiveFeed } from "../live-feed";

type List = inferRouterOutputs<AppRouter>["alerts"]["list"];
export type Alert = List["alerts"][number];

/** Many alerts at once are one look. */
const betweenLooks = 500;

const asRead = (list: List, isRead: (alert: Alert) => boolean): List => ({
  ...list,
  unreadCount: Math.max(
    0,
    list.unreadCount - list.alerts.filter((one) => one.isUnread && isRead(one)).length,
  ),
  alerts: list.alerts.map((one) => (isRead(one) ? { ...one, isUnread: false } : one)),
});

/** What the bell knows, kept true while the console is open. */
export function useAlerts() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const locale = useLocale();
  const options = trpc.alerts.list.queryOptions({ locale });
  const list = useQuery(options);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: trpc.alerts.list.pathKey() });
    }, betweenLooks);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveFeed({
    onStarted: look,
    onEvents: (events) => {
      if (events === "all" || events.some(({ kind }) => kind === "alerts.changed")) look();
    },
  });

  const atOnce = (isRead: (alert: Alert) => boolean) =>
    queryClient.setQueryData(options.queryKey, (known: List | undefined) => known && asRead(known, isRead));
  const failed = (error: unknown) => {
    toast.error(errorMessage(error));
    look();
  };
  const markRead = useMutation(
    trpc.alerts.markRead.mutationOptions({
      onMutate: ({ alertId }) => atOnce(({ id }) => id === alertId),
      onError: failed,
    }),
  );
  const markAllRead = useMutation(
    trpc.alerts.markAllRead.mutationOptions({ onMutate: () => atOnce(() => true), onError: failed }),
  );

  // Letters are written in the language of the screen she last used.
  const rememberLocale = useMutation(trpc.identity.rememberLocale.mutationOptions());
  const { mutate } = rememberLocale;
  const letterLocale = list.data?.letterLocale;
  useEffect(() => {
    if (letterLocale !== undefined && letterLocale !== locale) mutate({ locale });
  }, [letterLocale, locale, mutate]);

  return {
    list,
    markRead: (alertId: string) => markRead.mutate({ alertId }),
    markAllRead: () => markAllRead.mutate(),
  };
}
