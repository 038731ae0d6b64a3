"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, ReportTable } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import type { Country2018, LateReport } from "@/server/billing/launch/late-report";
import { type Kind2018, kinds2018, type LateReportInput } from "@/server/billing/launch/schemas";
import { decimalsFor } from "@/server/money";
import { DrillButton } from "../drill-button";
import { ExportMenu } from "../export-menu";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import type { Behind } from "./late-params";

type RuleProps = { report: LateReport; input: LateReportInput; onShow: (of: Behind) => void };
type Row = Omit<Country2018, "priceMicros"> & { priceMicros?: bigint | null };

const b = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** Everything that was delivered, priced by the rule that answers within 24 hours are free, country by country. */
export function RuleOf2018({ report: { under2018 }, input, onShow }: RuleProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.late");
  const money = useMoney();
  const { count, country, list } = useFigures();
  const { countries, messages, micros, unpriced, notKnown, estimated } = under2018;
  const total: Row = { ...under2018, country: "" };
  const decimals = decimalsFor([micros, ...countries.map((one) => one.micros)]);
  const currencies = estimated.map(({ currency }) => currency);
  const now = list(estimated.map((sum) => money(sum)));
  const kinds = kinds2018.filter((kind) => under2018[kind] > 0);
  const show = (row: Row, kind?: Kind2018) => {
    const many = kind ? row[kind] : row.messages;
    if (many === 0) return undefined;
    return () => onShow({ of: "2018", kind, country: row === total ? undefined : (row.country ?? "none") });
  };

  const columns: Column<Row>[] = [
    {
      key: "country",
      label: t("groupNames.country"),
      isText: true,
      cell: (row) => (row === total ? t("total") : country(row.country)),
    },
    {
      key: "messages",
      label: say("messages"),
      cell: (row) => <DrillButton onClick={show(row)}>{count(row.messages)}</DrillButton>,
    },
    ...kinds.map((kind) => ({
      key: kind,
      label: say(`kinds.${kind}`),
      cell: (row: Row) => <DrillButton onClick={show(row, kind)}>{count(row[kind])}</DrillButton>,
    })),
    {
      key: "price",
      label: say("price"),
      cell: ({ priceMicros, late, unasked }) =>
        priceMicros
          ? money({ micros: priceMicros, currency: "USD" })
          : priceMicros === null && late + unasked > 0
            ? say("noPrice")
            : "–",
    },
    {
      key: "cost",
      label: say("under2018"),
      cell: (row) => money({ micros: row.micros, currency: "USD" }, decimals),
    },
    ...currencies.map((currency) => ({
      key: `now-${currency}`,
      label: currencies.length > 1 ? say("nowIn", { currency }) : say("now"),
      cell: (row: Row) =>
        money({ micros: row.estimated.find((one) => one.currency === currency)?.micros ?? 0n, currency }),
    })),
  ];

  return (
    <Section
      title={say("ruleTitle")}
      note={say("ruleNote")}
      aside={messages > 0 && <ExportMenu report="rule-of-2018" input={input} size="sm" />}
    >
      {messages === 0 ? (
        <p className="text-ink-soft">{say("ruleEmpty")}</p>
      ) : (
        <>
          <p className="max-w-4xl text-pretty text-base">
            {say.rich("ruleAnswer", {
              b,
              messages,
              shown: count(messages),
              amount: money({ micros, currency: "USD" }),
              now,
            })}{" "}
            {unpriced > 0 && say("ruleUnpriced", { unpriced, shown: count(unpriced) })}{" "}
            {notKnown > 0 && say("ruleNotKnown", { notKnown, shown: count(notKnown) })}{" "}
            <Link
              href="/settings/rates/2018"
              className="text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
            >
              {say("editPrices")}
            </Link>
          </p>
          <ReportTable
            caption={say("ruleTitle")}
            columns={columns}
            rows={countries}
            rowKey={(row) => row.country ?? "none"}
            total={total}
          />
        </>
      )}
    </Section>
  );
}
