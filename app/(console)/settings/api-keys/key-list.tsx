"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { KeyRow } from "./key-row";

/** The programs that may come in, those that may no longer at the end. */
export function KeyList() {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions());

  if (keys.isPending)
    return (
      <div className="grid gap-4 p-4 md:p-6">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    );
  if (keys.isError)
    return (
      <FailureState
        error={keys.error}
        onRetry={keys.refetch}
        isRetrying={keys.isFetching}
        className="flex-1"
      />
    );
  if (keys.data.length === 0)
    return (
      <EmptyState icon={<KeyRound />} title={t("emptyTitle")} as="h2" className="flex-1">
        {t("emptyLead")}
      </EmptyState>
    );
  const sorted = [
    ...keys.data.filter(({ revokedAt }) => !revokedAt),
    ...keys.data.filter(({ revokedAt }) => revokedAt),
  ];
  return (
    <ul aria-label={t("keys")} className="divide-y px-4 md:px-6">
      {sorted.map((key) => (
        <KeyRow key={key.id} apiKey={key} />
      ))}
    </ul>
  );
}
