"use client";

import { useTranslations } from "next-intl";
import type { Column } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import type { BilledGroupRow } from "@/server/analytics/report-shapes";
import { costPer } from "@/server/money";
import { DrillButton } from "../drill-button";
import { useFigures } from "../use-figures";
import { microsIn } from "./parts-of";
import type { AskedColumns } from "./use-money-columns";

/** What came of the messages, and what each of it cost: conversations, and orders where there are any. */
export function useYieldColumns({ report, currencies, drill }: AskedColumns): Column<BilledGroupRow>[] {
  const say = useTranslations("reports.billed");
  const money = useMoney();
  const { count } = useFigures();
  const { yielded } = report;
  if (!yielded) return [];
  const isMany = currencies.length > 1;
  const costOf = ({ figures }: BilledGroupRow, currency: string, divisor: number) =>
    divisor === 0 ? "–" : money({ micros: costPer(microsIn(currency)(figures), divisor), currency });
  const columnsOf = (of: "begun" | "orders", words: { count: string; per: (currency: string) => string }) => {
    const numberOf = (row: BilledGroupRow) =>
      (of === "orders" ? row.yielded?.orders : row.yielded?.conversations) ?? 0;
    const down = (row: BilledGroupRow, shown: string) => (
      <DrillButton onClick={drill(row, numberOf(row), { of })}>{shown}</DrillButton>
    );
    return [
      { key: of, label: words.count, cell: (row: BilledGroupRow) => down(row, count(numberOf(row))) },
      ...currencies.map((currency) => ({
        key: `${of}-${currency}`,
        label: words.per(currency),
        cell: (row: BilledGroupRow) => down(row, costOf(row, currency, numberOf(row))),
      })),
    ];
  };
  return [
    ...columnsOf("begun", {
      count: say("conversations"),
      per: (currency) => (isMany ? say("perConversationIn", { currency }) : say("perConversation")),
    }),
    ...(yielded.orders > 0
      ? columnsOf("orders", {
          count: say("orders"),
          per: (currency) => (isMany ? say("perOrderIn", { currency }) : say("perOrder")),
        })
      : []),
  ];
}
