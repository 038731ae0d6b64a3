"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { chartColour } from "@/components/charts/chart-colours";
import { ChartKey } from "@/components/charts/chart-key";
import { BarChart } from "@/components/charts/charts";
import { type Column, ReportTable } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import type { BilledGroupRow, BilledReport } from "@/server/analytics/report-shapes";
import { type BilledGroup, type BilledInput, isSorted } from "@/server/analytics/schemas";
import { decimalsFor } from "@/server/money";
import { useBilledWords } from "../billed-words";
import { DrillButton } from "../drill-button";
import { wayTo } from "../drill-of";
import { isGrain } from "../period";
import type { BilledParams, Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";
import { microsIn, type Part, partsOf, sumOf } from "./parts-of";
import { ShowChoice } from "./show-choice";
import { useMoneyColumns } from "./use-money-columns";
import { useYieldColumns } from "./use-yield-columns";

type GroupsProps = {
  report: BilledReport;
  input: BilledInput;
  params: BilledParams;
  table: RefObject<HTMLTableElement | null>;
  onChange: (change: Partial<BilledParams>) => void;
  onDrill: ((drill: Drill) => void) | undefined;
};

const perUnit = 1_000_000;

/** Messages or cost for each day, country or template, in its parts: drawn, and written out. */
export function Groups({ report, input, params, table, onChange, onDrill }: GroupsProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.billed");
  const money = useMoney();
  const { count } = useFigures();
  const text = usePeriodText();
  const nameIn = useGroupName();
  const { groupBy } = input;
  const { converted } = report;
  const isTime = isGrain(groupBy);
  const currencies = report.total.money.map(({ currency }) => currency);
  const currency = currencies.find((one) => one === params.currency) ?? currencies[0];
  const isCost = params.show === "cost" && currency !== undefined;

  const rows = isTime
    ? report.groups
    : report.groups.toSorted((one, other) => other.figures.messages - one.figures.messages);
  const parts = partsOf(rows);
  const total: BilledGroupRow = {
    key: "",
    name: null,
    figures: report.total,
    yielded: report.yielded,
    parts: rows.flatMap((row) => row.parts),
  };
  const nameOf = (row: BilledGroupRow) => (row === total ? t("total") : nameIn(groupBy, row));
  const partName = (part: Part) => (part.isRest ? say("rest") : nameIn(params.split, part));
  const nameCell = (row: BilledGroupRow) =>
    groupBy === "broadcast" && row !== total && row.key !== null ? (
      <Link href={`/notifications/${row.key}`} className="text-brand-ink underline underline-offset-4">
        {nameOf(row)}
      </Link>
    ) : (
      nameOf(row)
    );
  /** The way down from a figure of a row; there is none where it is nothing. */
  const drill = (row: BilledGroupRow, figure: number, more: Drill = {}) => {
    const way = row === total ? {} : wayTo(groupBy, row.key);
    return onDrill && way && figure > 0 ? () => onDrill({ ...more, ...way }) : undefined;
  };
  const drillPart = (row: BilledGroupRow, part: Part) =>
    part.isRest || part.key === null ? undefined : drill(row, messagesIn(row, part), { part: part.key });
  const micros = microsIn(currency ?? "");
  const messagesIn = (row: BilledGroupRow, part: Part) =>
    sumOf(
      row,
      part,
      parts,
      ({ messages }) => messages,
      (one, other) => one + other,
      0,
    );
  const microsOf = (row: BilledGroupRow, part: Part) =>
    sumOf(row, part, parts, micros, (one, other) => one + other, 0n);

  const decimals = decimalsFor([...rows, total].map(({ figures }) => micros(figures)));
  const shared = { report, groupBy, currencies, rows, total, drill };
  const moneyColumns = useMoneyColumns(shared);
  const yieldColumns = useYieldColumns(shared);

  const columns: Column<BilledGroupRow>[] = [
    { key: "name", label: t(`groupNames.${groupBy}`), isText: true, cell: nameCell },
    ...parts.map((part) => ({
      key: `part-${part.isRest ? "rest" : part.key}`,
      label: partName(part),
      cell: (row: BilledGroupRow) =>
        isCost ? (
          money({ micros: microsOf(row, part), currency }, decimals)
        ) : (
          <DrillButton onClick={drillPart(row, part)}>{count(messagesIn(row, part))}</DrillButton>
        ),
    })),
    {
      key: "messages",
      label: say("messages"),
      cell: (row) => (
        <DrillButton onClick={drill(row, row.figures.messages)}>{count(row.figures.messages)}</DrillButton>
      ),
    },
    {
      key: "free",
      label: say("free"),
      cell: (row) => (
        <DrillButton onClick={drill(row, row.figures.free, { of: "free" })}>
          {count(row.figures.free)}
        </DrillButton>
      ),
    },
    ...moneyColumns,
    ...(converted
      ? [
          {
            key: "converted",
            label: say("convert.column", { currency: converted.currency }),
            cell: (row: BilledGroupRow) => {
              const micros =
                row === total
                  ? converted.totalMicros
                  : (converted.groupMicros[report.groups.indexOf(row)] ?? null);
              return micros === null ? "–" : money({ micros, currency: converted.currency }, 2);
            },
          },
        ]
      : []),
    ...yieldColumns,
  ];

  const series = parts.map((part, index) => ({
    key: `part${index}`,
    label: partName(part),
    colour: chartColour(index),
  }));
  const points = rows.map((row) => ({
    name: nameOf(row),
    tick: isTime && row.key ? text.tick(groupBy, row.key) : nameOf(row),
    values: Object.fromEntries(
      parts.map((part, index) => [
        `part${index}`,
        isCost ? Number(microsOf(row, part)) / perUnit : messagesIn(row, part),
      ]),
    ),
  }));
  const write = (value: number) =>
    isCost ? money({ micros: BigInt(Math.round(value * perUnit)), currency }) : count(value);

  return (
    <Section
      title={say(isCost ? "costPer" : "messagesPer", { by: t(`groups.${groupBy}`) })}
      note={[isCost && say("costNote"), groupBy === "label" && t("severalLabels")].filter(Boolean).join(" ")}
      aside={
        <ShowChoice
          show={isCost ? "cost" : "messages"}
          currency={currency}
          currencies={currencies}
          onChange={onChange}
        />
      }
    >
      <ChartKey series={series} />
      <BarChart
        points={points}
        series={series}
        write={write}
        total={(index) => {
          const row = rows[index];
          if (!row) return "";
          return isCost ? money({ micros: micros(row.figures), currency }) : count(row.figures.messages);
        }}
        isLying={!isTime}
        isCounted={!isCost}
        onSelect={(index) => rows[index] && drill(rows[index], rows[index].figures.messages)?.()}
      />
      <ReportTable
        ref={table}
        caption={say("title")}
        columns={columns}
        rows={isTime ? rows.toReversed() : rows}
        rowKey={({ key }) => String(key)}
        total={total}
      />
    </Section>
  );
}

/** What a group is called in the reader's language. */
function useGroupName() {
  const t = useTranslations("reports");
  const say = useTranslations("reports.billed");
  const words = useBilledWords();
  const text = usePeriodText();
  const { country } = useFigures();
  return (group: BilledGroup, { key, name }: Pick<BilledGroupRow, "key" | "name">): string => {
    if (isGrain(group) && key) return text.grain(group, key);
    if (group === "country") return country(key);
    if (key === null && isSorted(group)) return t(`without.${group}`);
    if (key === null) return group === "template" ? say("noTemplate") : t("none");
    if (group === "category") return words.category(key);
    if (group === "pricingType") return words.type(key);
    if (group === "basis") return words.basisOf(key);
    return name ?? key;
  };
}
