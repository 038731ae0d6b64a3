"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { chartColour } from "@/components/charts/chart-colours";
import { ChartKey } from "@/components/charts/chart-key";
import { BarChart } from "@/components/charts/charts";
import { FailureState } from "@/components/failure-state";
import { type Column, ReportTable } from "@/components/report-table";
import { Skeleton } from "@/components/ui/skeleton";
import type { LatencyDistribution } from "@/server/analytics/report-shapes";
import type { LatencyQuestion } from "@/server/analytics/schemas";
import { DrillButton } from "../drill-button";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";

type Bin = LatencyDistribution["bins"][number];
type DistributionProps = { question: LatencyQuestion; onDrill: (drill: Drill) => void };

/** How many customers waited how long, in steps that people know. */
export function Distribution({ question, onDrill }: DistributionProps) {
  const t = useTranslations("reports.latency");
  const trpc = useTRPC();
  const { wait, count, share } = useFigures();
  const found = useQuery(trpc.analytics.latencyDistribution.queryOptions(question));
  const bins = found.data?.bins ?? [];
  const all = bins.reduce((sum, bin) => sum + bin.answered + bin.waiting, 0);
  const most = bins.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0];

  const nameOf = ({ fromSeconds, belowSeconds }: Bin) => {
    if (belowSeconds === null) return t("binAbove", { from: wait(fromSeconds - 1) });
    if (fromSeconds === 0) return t("binBelow", { to: wait(belowSeconds - 1) });
    return t("bin", { from: wait(fromSeconds - 1), to: wait(belowSeconds - 1) });
  };
  const drill = ({ answered, fromSeconds, belowSeconds }: Bin) =>
    answered > 0 ? () => onDrill({ from: fromSeconds, below: belowSeconds ?? undefined }) : undefined;
  const series = [
    { key: "answered", label: t("answered"), colour: chartColour(0) },
    { key: "waiting", label: t("waiting"), colour: chartColour(1) },
  ].filter(({ key }) => key === "answered" || bins.some(({ waiting }) => waiting > 0));

  const columns: Column<Bin>[] = [
    { key: "name", label: t("waited"), isText: true, cell: nameOf },
    {
      key: "answered",
      label: t("answered"),
      cell: (bin) => <DrillButton onClick={drill(bin)}>{count(bin.answered)}</DrillButton>,
    },
    { key: "waiting", label: t("waiting"), cell: (bin) => count(bin.waiting) },
    { key: "share", label: t("share"), cell: (bin) => share({ count: sizeOf(bin), of: all }) },
  ];

  return (
    <Section
      title={t("howLong")}
      note={
        most && all > 0
          ? t("howLongAnswer", { share: share({ count: sizeOf(most), of: all }), bin: nameOf(most) })
          : undefined
      }
      aside={series.length > 1 && <ChartKey series={series} />}
    >
      {found.isError ? (
        <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />
      ) : found.isPending ? (
        <Skeleton className="h-72" />
      ) : (
        <div className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[3fr_2fr]">
          <BarChart
            points={bins.map((bin) => ({
              name: nameOf(bin),
              tick: bin.belowSeconds === null ? t("longerTick") : wait(bin.belowSeconds - 1),
              values: { answered: bin.answered, waiting: bin.waiting },
            }))}
            series={series}
            write={count}
            isCounted
            onSelect={(index) => bins[index] && drill(bins[index])?.()}
          />
          <ReportTable
            caption={t("howLong")}
            columns={columns}
            rows={bins}
            rowKey={({ fromSeconds }) => String(fromSeconds)}
          />
        </div>
      )}
    </Section>
  );
}

const sizeOf = ({ answered, waiting }: Bin) => answered + waiting;
