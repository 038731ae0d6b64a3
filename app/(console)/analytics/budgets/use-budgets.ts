"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { displayed } from "@/components/displayed";
import type { AppRouter } from "@/server/trpc/router";

export type Budgets = inferRouterOutputs<AppRouter>["budgets"]["list"];
export type Budget = Budgets["budgets"][number];
export type OpenScope = Budgets["open"][number];

type ScopeNames = Pick<OpenScope, "numberName" | "teamName" | "campaignName" | "currency">;

/** The budgets, and what may be done about them. */
export function useBudgets() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.budgets.list.queryKey() });
  return {
    // Somebody who watches money being spent looks at it now and then.
    list: useQuery({ ...trpc.budgets.list.queryOptions(), refetchInterval: 30_000 }),
    create: useMutation(trpc.budgets.create.mutationOptions({ onSuccess })),
    change: useMutation(trpc.budgets.change.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.budgets.delete.mutationOptions({ onSuccess })),
  };
}

/** What a budget is for, and its months, in the reader's words. */
export function useBudgetWords() {
  const t = useTranslations("budgets");
  const format = useFormatter();
  return {
    scope: ({ numberName, teamName, campaignName, currency }: ScopeNames) => {
      if (teamName !== null) return t("team", { name: teamName, currency });
      if (campaignName !== null) return t("campaign", { name: campaignName, currency });
      return numberName === null ? t("allNumbers", { currency }) : displayed(numberName);
    },
    month: (month: string) =>
      format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" }),
    day: (day: string) => format.dateTime(new Date(`${day}T12:00:00Z`), "weekday", { timeZone: "UTC" }),
  };
}
