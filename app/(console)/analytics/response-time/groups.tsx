"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { chartColour } from "@/components/charts/chart-colours";
import { ChartKey } from "@/components/charts/chart-key";
import { BarChart, LineChart } from "@/components/charts/charts";
import { type Column, ReportTable } from "@/components/report-table";
import type { LatencyGroupRow, LatencyReport } from "@/server/analytics/report-shapes";
import { isSorted, type LatencyGroup } from "@/server/analytics/schemas";
import { DrillButton } from "../drill-button";
import { wayTo } from "../drill-of";
import { isGrain } from "../period";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";
import { ticksFor } from "./wait-ticks";

type GroupsProps = {
  report: LatencyReport;
  groupBy: LatencyGroup;
  table: RefObject<HTMLTableElement | null>;
  onDrill: (drill: Drill) => void;
};

/** The same figures for each day, number, member or country: drawn, and written out. */
export function Groups({ report, groupBy, table, onDrill }: GroupsProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.latency");
  const { wait, share, count, country } = useFigures();
  const text = usePeriodText();
  const { groups, compared, total } = report;
  const isTime = isGrain(groupBy);
  const rows = isTime
    ? groups
    : groups.toSorted((one, other) => other.figures.answered - one.figures.answered);

  const nameOf = ({ key, name }: Pick<LatencyGroupRow, "key" | "name">) => {
    if (isTime && key) return text.grain(groupBy, key);
    if (groupBy === "country") return country(key);
    if (key === null && isSorted(groupBy)) return t(`without.${groupBy}`);
    return name ?? t("nobody");
  };
  const drill = ({ key, figures }: LatencyGroupRow) => {
    const way = key === "" ? {} : wayTo(groupBy, key);
    return way && figures.answered > 0 ? () => onDrill(way) : undefined;
  };

  const columns: Column<LatencyGroupRow>[] = [
    {
      key: "name",
      label: t(`groupNames.${groupBy}`),
      isText: true,
      cell: (row) => (row.key === "" ? t("total") : nameOf(row)),
    },
    {
      key: "answered",
      label: say("answered"),
      cell: (row) => <DrillButton onClick={drill(row)}>{count(row.figures.answered)}</DrillButton>,
    },
    { key: "waiting", label: say("waiting"), cell: ({ figures }) => count(figures.waiting) },
    { key: "median", label: say("median"), cell: ({ figures }) => wait(figures.medianSeconds) },
    { key: "p90", label: say("p90"), cell: ({ figures }) => wait(figures.p90Seconds) },
    { key: "p95", label: say("p95"), cell: ({ figures }) => wait(figures.p95Seconds) },
    { key: "p99", label: say("p99"), cell: ({ figures }) => wait(figures.p99Seconds) },
    {
      key: "five",
      label: say("within.fiveMinutes"),
      cell: ({ figures }) => share(figures.within.fiveMinutes),
    },
    { key: "hour", label: say("within.hour"), cell: ({ figures }) => share(figures.within.hour) },
    { key: "day", label: say("within.day"), cell: ({ figures }) => share(figures.within.day) },
  ];

  const series = [
    { key: "median", label: say("median"), colour: chartColour(0) },
    { key: "p90", label: say("p90"), colour: chartColour(1) },
    ...(compared && isTime
      ? [
          {
            key: "before",
            label: say("medianBefore", { dates: text.dates(compared.period) }),
            colour: "var(--ink-soft)",
            isDashed: true,
          },
        ]
      : []),
  ];
  const points = rows.map((row, index) => ({
    name: nameOf(row),
    tick: isTime && row.key ? text.tick(groupBy, row.key) : nameOf(row),
    values: {
      median: row.figures.medianSeconds,
      p90: row.figures.p90Seconds,
      ...(compared && isTime && { before: compared.groups[index]?.figures.medianSeconds ?? null }),
    },
  }));
  const select = (index: number) => {
    const row = rows[index];
    if (row) drill(row)?.();
  };

  return (
    <Section
      title={say(isTime ? "overTime" : "perGroup")}
      note={[say("exactness", { percent: report.relativeError }), groupBy === "label" && t("severalLabels")]
        .filter(Boolean)
        .join(" ")}
      aside={<ChartKey series={series} />}
    >
      {isTime ? (
        <LineChart
          points={points}
          series={series}
          ticks={ticksFor(points.flatMap(({ values }) => Object.values(values)))}
          write={wait}
          onSelect={select}
        />
      ) : (
        <BarChart
          points={points.map(({ values, ...point }) => ({
            ...point,
            values: { median: values.median ?? 0, p90: values.p90 ?? 0 },
          }))}
          series={series}
          write={wait}
          isLying
          isGrouped
          onSelect={select}
        />
      )}
      <ReportTable
        ref={table}
        caption={say("title")}
        columns={columns}
        rows={isTime ? rows.toReversed() : rows}
        rowKey={({ key }) => String(key)}
        total={{ key: "", name: null, figures: total }}
      />
    </Section>
  );
}
