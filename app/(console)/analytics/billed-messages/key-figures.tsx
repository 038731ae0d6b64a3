"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { BilledReport, Money, Yield } from "@/server/analytics/report-shapes";
import { chargeBases } from "@/server/analytics/schemas";
import { costPer } from "@/server/money";
import { useBilledWords } from "../billed-words";
import { DrillButton } from "../drill-button";
import type { Drill } from "../report-params";
import { useFigures } from "../use-figures";
import { useCosts } from "./answer";

type KeyFiguresProps = { report: BilledReport; onDrill: ((drill: Drill) => void) | undefined };

/** What is expected, what Meta has said so far, and of every message why it costs what it does. */
export function KeyFigures({ report, onDrill }: KeyFiguresProps) {
  const t = useTranslations("reports.billed");
  const words = useBilledWords();
  const money = useMoney();
  const costs = useCosts();
  const { count, share } = useFigures();
  const { total } = report;
  const before = report.compared?.total.messages ? report.compared.total : undefined;
  const why = chargeBases.filter((basis) => total.byBasis[basis] > 0);

  return (
    <div className="grid gap-6">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Figure label={t("messages")} note={before && t("before", { figure: count(before.messages) })}>
          <DrillButton onClick={onDrill && (() => onDrill({}))}>{count(total.messages)}</DrillButton>
        </Figure>
        {total.money.map(({ currency, estimatedMicros, reportedMicros, reportedMessages }) => (
          <Fragment key={currency}>
            <Figure label={t("estimated")} note={before && t("before", { figure: costs(before) })}>
              <DrillButton onClick={onDrill && (() => onDrill({ currency }))}>
                {money({ currency, micros: estimatedMicros })}
              </DrillButton>
            </Figure>
            <Figure
              label={t("reported")}
              note={t("reportedFor", { count: reportedMessages, shown: count(reportedMessages) })}
            >
              {reportedMessages > 0 ? (
                <DrillButton onClick={onDrill && (() => onDrill({ said: currency }))}>
                  {money({ currency, micros: reportedMicros })}
                </DrillButton>
              ) : (
                "–"
              )}
            </Figure>
          </Fragment>
        ))}
        <InvoicedFigure report={report} />
        <Figure
          label={t("free")}
          note={t("ofAll", { share: share({ count: total.free, of: total.messages }) })}
        >
          <DrillButton onClick={total.free > 0 && onDrill ? () => onDrill({ of: "free" }) : undefined}>
            {count(total.free)}
          </DrillButton>
        </Figure>
        {report.yielded && <PerYield money={total.money} yielded={report.yielded} onDrill={onDrill} />}
      </dl>
      <div className="border-t pt-5">
        <h3 className="pb-2 text-ink-soft text-xs">{t("why")}</h3>
        <ul className="grid gap-x-10 sm:grid-cols-2 xl:grid-cols-3">
          {why.map((basis) => (
            <li key={basis} className="flex min-h-9 items-center justify-between gap-4 border-b">
              <span>{words.basis(basis)}</span>
              <span className="whitespace-nowrap tabular-nums">
                <DrillButton onClick={onDrill && (() => onDrill({ basis }))}>
                  {count(total.byBasis[basis])}
                </DrillButton>{" "}
                <span className="inline-block w-14 text-right text-ink-soft text-xs">
                  {share({ count: total.byBasis[basis], of: total.messages })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type PerYieldProps = Pick<KeyFiguresProps, "onDrill"> & { money: Money[]; yielded: Yield };

/** What a conversation and an order cost in messages, in every currency there is, and which these are. */
function PerYield({ money, yielded: { conversations, orders }, onDrill }: PerYieldProps) {
  const t = useTranslations("reports.billed");
  const write = useMoney();
  const { count, list } = useFigures();
  const per = (divisor: number) =>
    divisor === 0
      ? "–"
      : list(
          money.map(({ currency, estimatedMicros }) =>
            write({ currency, micros: costPer(estimatedMicros, divisor) }),
          ),
        );
  return (
    <>
      <Figure
        label={t("perConversation")}
        note={t("begun", { count: conversations, shown: count(conversations) })}
      >
        <DrillButton onClick={conversations > 0 && onDrill ? () => onDrill({ of: "begun" }) : undefined}>
          {per(conversations)}
        </DrillButton>
      </Figure>
      {orders > 0 && (
        <Figure label={t("perOrder")} note={t("ordered", { count: orders, shown: count(orders) })}>
          <DrillButton onClick={onDrill && (() => onDrill({ of: "orders" }))}>{per(orders)}</DrillButton>
        </Figure>
      )}
    </>
  );
}

/** What the invoices say, never mixed with what is expected or reported. */
function InvoicedFigure({ report: { invoiced, total } }: Pick<KeyFiguresProps, "report">) {
  const t = useTranslations("reports.billed");
  const money = useMoney();
  const { list } = useFigures();
  const currencies = [...new Set([...total.money, ...(invoiced ?? [])].map(({ currency }) => currency))];
  const sums = currencies.flatMap((currency) => {
    const ofCurrency = (invoiced ?? []).filter((one) => one.currency === currency);
    const micros = ofCurrency.reduce((sum, one) => sum + one.micros, 0n);
    return ofCurrency.length > 0 ? [money({ currency, micros })] : [];
  });
  return (
    <Figure
      label={t("invoiced")}
      note={t(invoiced === null ? "invoicedPart" : sums.length > 0 ? "invoicedEntered" : "invoicedNone")}
    >
      {sums.length > 0 ? list(sums) : "–"}
    </Figure>
  );
}

type FigureProps = { label: string; note: ReactNode; children: ReactNode };

function Figure({ label, note, children }: FigureProps) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="font-medium text-lg tabular-nums">
        {children}
        {note && <span className="block font-normal text-ink-soft text-xs">{note}</span>}
      </dd>
    </div>
  );
}
