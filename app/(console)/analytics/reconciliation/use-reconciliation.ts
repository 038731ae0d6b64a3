"use client";

import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTRPC } from "@/app/_trpc/client";
import { useNow } from "@/components/use-now";
import type { Reconciliation } from "@/server/billing/reconciliation/reconcile";
import { choiceOf } from "./months";

export type { Reconciliation };
export type DifferingLine = Reconciliation["lines"][number];

/** Which account and which month are looked at: in the address, so that they can be sent to a colleague. */
export function useChoice() {
  const trpc = useTRPC();
  const { data: accounts } = useSuspenseQuery(trpc.reconciliation.accounts.queryOptions());
  const params = useSearchParams();
  const router = useRouter();
  const path = usePathname();
  const asked = { account: params.get("account"), month: params.get("month") };
  const { account, months, month, chosen } = choiceOf(accounts, asked, useNow());
  const queryOf = (choice: { account?: string; month?: string }) =>
    new URLSearchParams({ account: account?.id ?? "", month: chosen, ...choice }).toString();
  const choose = (choice: { account?: string; month?: string }) =>
    router.replace(`${path}?${queryOf(choice)}`, { scroll: false });
  return { accounts, account, months, month, chosen, query: queryOf({}), choose };
}

export type Choice = { accountId: string; month: string };

/** A month's figures, and all that finance does about them. */
export function useReconciliation(choice: Choice) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: trpc.reconciliation.month.queryKey(choice) });
  const {
    reconciliation: { pull, close, enterInvoice, withdrawInvoice },
  } = trpc;
  return {
    figures: useQuery(trpc.reconciliation.month.queryOptions(choice)),
    pull: useMutation(pull.mutationOptions({ onSuccess })),
    close: useMutation(close.mutationOptions({ onSuccess })),
    enterInvoice: useMutation(enterInvoice.mutationOptions({ onSuccess })),
    withdrawInvoice: useMutation(withdrawInvoice.mutationOptions({ onSuccess })),
  };
}
