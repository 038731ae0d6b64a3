"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { ReportTable } from "@/components/report-table";
import { Skeleton } from "@/components/ui/skeleton";

/** The newest rate of every pair of currencies. */
export function RateList() {
  const t = useTranslations("exchange");
  const format = useFormatter();
  const trpc = useTRPC();
  const rates = useQuery(trpc.exchange.list.queryOptions());
  return (
    <section className="grid gap-4 border-t pt-8" aria-labelledby="rate-list">
      <h2 id="rate-list" className="font-semibold text-lg">
        {t("listTitle")}
      </h2>
      {rates.isPending ? (
        <Skeleton className="h-40" />
      ) : rates.isError ? (
        <FailureState error={rates.error} onRetry={rates.refetch} isRetrying={rates.isFetching} />
      ) : rates.data.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ReportTable
          caption={t("listTitle")}
          rows={rates.data}
          rowKey={({ base, quote }) => `${base} ${quote}`}
          columns={[
            { key: "pair", label: t("pair"), isText: true, cell: (rate) => t("is", rate) },
            {
              key: "day",
              label: t("since"),
              cell: ({ day }) =>
                format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
            },
            { key: "source", label: t("source"), cell: ({ source }) => t(`sources.${source}`) },
            { key: "days", label: t("days"), cell: ({ days }) => format.number(days) },
          ]}
        />
      )}
    </section>
  );
}
