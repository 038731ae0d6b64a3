"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { chartColour } from "@/components/charts/chart-colours";
import { ChartKey } from "@/components/charts/chart-key";
import { BarChart } from "@/components/charts/charts";
import { type Column, ReportTable } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import { isSorted } from "@/server/analytics/schemas";
import type { LateReport } from "@/server/billing/launch/late-report";
import type { LateGroup } from "@/server/billing/launch/schemas";
import { decimalsFor } from "@/server/money";
import { DrillButton } from "../drill-button";
import { isGrain } from "../period";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";
import type { Behind } from "./late-params";

type Row = LateReport["groups"][number];
type GroupsProps = {
  report: LateReport;
  groupBy: LateGroup;
  table: RefObject<HTMLTableElement | null>;
  onShow: (of: Behind) => void;
};

const parts = ["billed", "inTime", "extra"] as const;
const microsKey = { billed: "billedMicros", inTime: "inTimeMicros", extra: "extraMicros" } as const;
const perUnit = 1_000_000;

/** What late answers were billed, what they would have cost in time, and the difference: drawn, and written out. */
export function Groups({ report, groupBy, table, onShow }: GroupsProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.late");
  const money = useMoney();
  const { count, country } = useFigures();
  const text = usePeriodText();
  const isTime = isGrain(groupBy);
  const currencies = report.total.money.map(({ currency }) => currency);
  const [first = "USD"] = currencies;
  const microsOf = ({ figures }: Row, currency: string, part: (typeof parts)[number]) =>
    figures.money.find((sum) => sum.currency === currency)?.[microsKey[part]] ?? 0n;

  const total: Row = { key: "", name: null, figures: report.total };
  const rows = isTime
    ? report.groups
    : report.groups.toSorted((one, other) => other.figures.late - one.figures.late);
  const nameOf = ({ key, name }: Row) => {
    if (isTime && key) return text.grain(groupBy, key);
    if (groupBy === "country") return country(key);
    if (key === null && isSorted(groupBy)) return t(`without.${groupBy}`);
    return name ?? t("nobody");
  };
  const show = (row: Row) => {
    if (row.figures.late === 0 || row.key === null) return undefined;
    return () => onShow({ of: "late", key: row === total ? undefined : row.key! });
  };
  const decimals = (currency: string) =>
    decimalsFor([...rows, total].flatMap((row) => parts.map((part) => microsOf(row, currency, part))));
  const decimals2018 = decimalsFor([...rows, total].map(({ figures }) => figures.micros2018));

  const columns: Column<Row>[] = [
    {
      key: "name",
      label: t(`groupNames.${groupBy}`),
      isText: true,
      cell: (row) => (row === total ? t("total") : nameOf(row)),
    },
    {
      key: "late",
      label: say("late"),
      cell: (row) => <DrillButton onClick={show(row)}>{count(row.figures.late)}</DrillButton>,
    },
    ...currencies.flatMap((currency) =>
      parts.map((part) => ({
        key: `${part}-${currency}`,
        label: currencies.length > 1 ? say(`${part}In`, { currency }) : say(part),
        cell: (row: Row) => money({ micros: microsOf(row, currency, part), currency }, decimals(currency)),
      })),
    ),
    {
      key: "2018",
      label: say("under2018"),
      // What has no price of that time did not cost nothing.
      cell: ({ figures }) =>
        figures.late > 0 && figures.unknown2018 === figures.late
          ? "–"
          : money({ micros: figures.micros2018, currency: "USD" }, decimals2018),
    },
  ];
  const series = [
    { key: "inTime", label: say("inTime"), colour: chartColour(1) },
    { key: "extra", label: say("extra"), colour: chartColour(0) },
  ];

  return (
    <Section
      title={say("perGroup", { by: t(`groups.${groupBy}`) })}
      note={say("perGroupNote")}
      aside={currencies.length > 0 && <ChartKey series={series} />}
    >
      {currencies.length > 0 && (
        <BarChart
          points={rows.map((row) => ({
            name: nameOf(row),
            tick: isTime && row.key ? text.tick(groupBy, row.key) : nameOf(row),
            values: {
              inTime: Number(microsOf(row, first, "inTime")) / perUnit,
              extra: Math.max(0, Number(microsOf(row, first, "extra")) / perUnit),
            },
          }))}
          series={series}
          write={(value) => money({ micros: BigInt(Math.round(value * perUnit)), currency: first })}
          isLying={!isTime}
          onSelect={(index) => {
            const row = rows[index];
            if (row) show(row)?.();
          }}
        />
      )}
      <ReportTable
        ref={table}
        caption={say("title")}
        columns={columns}
        rows={isTime ? rows.filter(({ figures }) => figures.late > 0).toReversed() : rows}
        rowKey={({ key }) => String(key)}
        total={total}
      />
    </Section>
  );
}
