"use client";

import { useTranslations } from "next-intl";
import type { Column } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import type { BilledGroupRow, BilledReport } from "@/server/analytics/report-shapes";
import type { BilledGroup } from "@/server/analytics/schemas";
import { decimalsFor } from "@/server/money";
import { DrillButton } from "../drill-button";
import type { Drill } from "../report-params";
import { microsIn } from "./parts-of";

export type AskedColumns = {
  report: BilledReport;
  groupBy: BilledGroup;
  currencies: string[];
  rows: BilledGroupRow[];
  total: BilledGroupRow;
  /** The way down from a figure of a row. */
  drill: (row: BilledGroupRow, figure: number, more?: Drill) => (() => void) | undefined;
};

/** Expected, reported and invoiced: three columns in each currency, of which none is taken for another. */
export function useMoneyColumns({
  report,
  groupBy,
  currencies,
  rows,
  total,
  drill,
}: AskedColumns): Column<BilledGroupRow>[] {
  const say = useTranslations("reports.billed");
  const money = useMoney();
  const { invoiced } = report;
  const isMany = currencies.length > 1;

  return currencies.flatMap((currency) => {
    const micros = microsIn(currency);
    const decimals = decimalsFor([...rows, total].map(({ figures }) => micros(figures)));
    const sumOf = ({ figures }: BilledGroupRow) => figures.money.find((one) => one.currency === currency);
    const reportedDecimals = decimalsFor([...rows, total].map((row) => sumOf(row)?.reportedMicros ?? 0n));
    const invoicesOf = (row: BilledGroupRow) =>
      (invoiced ?? []).filter((one) => one.currency === currency && (row === total || one.month === row.key));
    const hasInvoices = groupBy === "month" && invoicesOf(total).length > 0;
    const hasReported = (sumOf(total)?.reportedMessages ?? 0) > 0;
    return [
      {
        key: `cost-${currency}`,
        label: isMany ? say("estimatedIn", { currency }) : say("estimated"),
        cell: (row) => (
          <DrillButton onClick={drill(row, sumOf(row) ? row.figures.messages : 0, { currency })}>
            {money({ micros: micros(row.figures), currency }, decimals)}
          </DrillButton>
        ),
      },
      ...(hasReported
        ? [
            {
              key: `reported-${currency}`,
              label: isMany ? say("reportedIn", { currency }) : say("reported"),
              cell: (row: BilledGroupRow) => {
                const sum = sumOf(row);
                if (!sum || sum.reportedMessages === 0) return "–";
                return (
                  <DrillButton onClick={drill(row, sum.reportedMessages, { said: currency })}>
                    {money({ micros: sum.reportedMicros, currency }, reportedDecimals)}
                  </DrillButton>
                );
              },
            },
          ]
        : []),
      ...(hasInvoices
        ? [
            {
              key: `invoiced-${currency}`,
              label: isMany ? say("invoicedIn", { currency }) : say("invoiced"),
              cell: (row: BilledGroupRow) => {
                const ofRow = invoicesOf(row);
                const sum = ofRow.reduce((all, one) => all + one.micros, 0n);
                return ofRow.length > 0 ? money({ micros: sum, currency }) : "–";
              },
            },
          ]
        : []),
    ];
  });
}
