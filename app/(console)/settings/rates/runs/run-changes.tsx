"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { type Column, ReportTable } from "@/components/report-table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { RepricingChange } from "../use-rates";
import { useCategory } from "./use-category";

type RunChangesProps = { repricingId: string; reason: string };

/** What one run made of each charge. */
export function RunChanges({ repricingId, reason }: RunChangesProps) {
  const t = useTranslations("rates");
  const format = useFormatter();
  const trpc = useTRPC();
  const money = useMoney();
  const category = useCategory();
  const { short } = useWhen();
  const found = useInfiniteQuery(
    trpc.rates.repricingChanges.infiniteQueryOptions(
      { repricingId },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (found.isPending) return <Skeleton className="h-32" />;
  if (found.isError) {
    return <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />;
  }
  const amount = (micros: bigint | null, currency: string) =>
    micros === null ? t("runs.noPrice") : money({ micros, currency });
  const word = (value: string | number | null | undefined) => (value ? category(String(value)) : "–");
  const columns: Column<RepricingChange>[] = [
    {
      key: "delivered",
      label: t("runs.delivered"),
      isText: true,
      cell: ({ deliveredAt, closedMonth }) => (
        <span className="flex flex-wrap items-center gap-2">
          {short(deliveredAt, new Date())}
          {closedMonth && (
            <Badge>
              {t("runs.closed", {
                month: format.dateTime(new Date(`${closedMonth}-15T12:00:00Z`), {
                  month: "short",
                  year: "numeric",
                }),
              })}
            </Badge>
          )}
        </span>
      ),
    },
    { key: "who", label: t("runs.customer"), isText: true, cell: ({ contactName }) => contactName ?? "–" },
    {
      key: "category",
      label: t("runs.categoryLabel"),
      isText: true,
      cell: ({ before, after }) =>
        before.category === after.category
          ? word(before.category)
          : `${word(before.category)} → ${word(after.category)}`,
    },
    { key: "before", label: t("before"), cell: (row) => amount(row.beforeMicros, row.currency) },
    { key: "after", label: t("after"), cell: (row) => amount(row.afterMicros, row.currency) },
  ];
  return (
    <div className="grid gap-2 py-2">
      <ReportTable
        caption={reason}
        columns={columns}
        rows={found.data.pages.flatMap(({ items }) => items)}
        rowKey={({ chargeId }) => chargeId}
      />
      {found.hasNextPage && (
        <Button
          size="sm"
          className="justify-self-start"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("runs.more")}
        </Button>
      )}
    </div>
  );
}
