"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { chartColour } from "@/components/charts/chart-colours";
import { ChartKey } from "@/components/charts/chart-key";
import { BarChart } from "@/components/charts/charts";
import { FailureState } from "@/components/failure-state";
import { ReportTable } from "@/components/report-table";
import { Skeleton } from "@/components/ui/skeleton";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { WideTable } from "@/components/wide-table";
import type { FunnelGroupRow, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import type { FunnelInput } from "@/server/analytics/funnel/schemas";
import { grainFor } from "../../analytics/period";
import { Section } from "../../analytics/section";
import { useFigures } from "../../analytics/use-figures";
import { usePeriodText } from "../../analytics/use-period-text";
import { type Behind, measures, overTime, type ResultsParams } from "./results-params";
import { useAmounts } from "./use-amounts";
import { useResultColumns } from "./use-result-columns";
import { isUnread } from "./what-is-known";

type OverTimeProps = {
  input: FunnelInput;
  show: ResultsParams["show"];
  onChange: (change: Pick<ResultsParams, "show">) => void;
  onShow: (of: Behind) => void;
};

/** The same figures day by day, drawn and written out. */
export function OverTime({ input, show, onChange, onShow }: OverTimeProps) {
  const t = useTranslations("reports.results");
  const trpc = useTRPC();
  const asked = overTime(input);
  const report = useQuery(trpc.funnel.report.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <Section
      title={t("overTime")}
      note={t("overTimeNote")}
      aside={
        <ToggleGroup
          type="single"
          aria-label={t("showLabel")}
          value={show}
          onValueChange={(value) => {
            const chosen = measures.find((one) => one === value);
            if (chosen) onChange({ show: chosen });
          }}
        >
          {measures.map((one) => (
            <ToggleGroupItem key={one} value={one}>
              {t(`measures.${one}`)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      }
    >
      {report.isError ? (
        <FailureState error={report.error} onRetry={report.refetch} isRetrying={report.isFetching} />
      ) : report.data ? (
        <Days report={report.data} show={show} onShow={onShow} />
      ) : (
        <Skeleton className="h-72" />
      )}
    </Section>
  );
}

type DaysProps = Pick<OverTimeProps, "show" | "onShow"> & { report: FunnelReport };

function Days({ report, show, onShow }: DaysProps) {
  const t = useTranslations("reports.results");
  const text = usePeriodText();
  const say = useTranslations("reports");
  const { count } = useFigures();
  const { rounded } = useAmounts();
  const grain = grainFor(report.period);
  const total: FunnelGroupRow = { key: null, name: null, figures: report.total };
  // Several currencies have no common axis: the one that most was spent in is drawn, and the table has all.
  const [main] = report.total.meta.spend.toSorted((one, other) => (one.micros < other.micros ? 1 : -1));
  const spendIn = ({ figures: { meta } }: FunnelGroupRow) =>
    Number(meta.spend.find(({ currency }) => currency === main?.currency)?.micros ?? 0n) / 1_000_000;
  const valuesOf = (row: FunnelGroupRow): Record<string, number> => {
    const { meta, ours } = row.figures;
    if (show === "spend") return { spend: spendIn(row) };
    if (show === "orders") return { orders: ours?.orders ?? 0 };
    return { theirs: meta.conversations, ours: ours?.conversations ?? 0 };
  };
  const series =
    show === "conversations"
      ? [
          { key: "theirs", label: t("meta.conversations"), colour: chartColour(1) },
          { key: "ours", label: t("steps.conversations"), colour: chartColour(0) },
        ]
      : [
          {
            key: show,
            label:
              show === "spend" && main ? t("spendIn", { currency: main.currency }) : t(`measures.${show}`),
            colour: chartColour(0),
          },
        ];
  const columns = useResultColumns({
    label: say(`groupNames.${grain}`),
    isUnread: isUnread(report),
    nameOf: ({ key }) => (key === null ? say("total") : text.grain(grain, key)),
    onShow: (row, step) =>
      row === total ? () => onShow({ step }) : () => onShow({ step, groupBy: grain, key: row.key }),
  });
  const happened = report.groups.filter(
    ({ figures: { meta, ours } }) =>
      meta.spend.length > 0 ||
      (ours && ours.conversations + ours.leads + ours.qualified + ours.orders + ours.messageCost.length > 0),
  );
  if (happened.length === 0) return <p className="text-ink-soft text-sm">{t("nothing")}</p>;
  return (
    <>
      <ChartKey series={series} />
      <BarChart
        points={report.groups.map((row) => ({
          name: text.grain(grain, row.key ?? report.period.from),
          tick: text.tick(grain, row.key ?? report.period.from),
          values: valuesOf(row),
        }))}
        series={series}
        isGrouped
        isCounted={show !== "spend"}
        write={(value) => (show === "spend" && main ? rounded(main.currency, value) : count(value))}
      />
      <WideTable label={t("tableOverTime")}>
        <ReportTable
          caption={t("overTime")}
          columns={columns}
          rows={happened.toReversed()}
          rowKey={({ key }) => String(key)}
          total={total}
        />
      </WideTable>
    </>
  );
}
