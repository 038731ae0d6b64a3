"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { BilledFigures, BilledReport } from "@/server/analytics/report-shapes";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";

const strong = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** What costs something, in every currency there is; several are never one sum. */
export function useCosts() {
  const money = useMoney();
  const { list } = useFigures();
  return ({ money: sums }: BilledFigures) =>
    list(sums.map(({ currency, estimatedMicros }) => money({ currency, micros: estimatedMicros })));
}

/** The figures in one breath: how many messages, what they cost, how many were free, and how it was before. */
export function Answer({ report }: { report: BilledReport }) {
  const t = useTranslations("reports.billed");
  const { count } = useFigures();
  const costs = useCosts();
  const { total } = report;
  if (total.messages === 0) return <p className="text-2xl">{t("answerNone")}</p>;
  const { rateCard: billed, noRate: unknown } = total.byBasis;
  return (
    <p className="max-w-4xl text-pretty text-2xl leading-9 tracking-tight">
      {t.rich("answer", { b: strong, messages: total.messages, shown: count(total.messages) })}
      {billed > 0 && (
        <> {t.rich("answerBilled", { b: strong, billed, shown: count(billed), amount: costs(total) })}</>
      )}
      {unknown > 0 && <> {t("answerUnknown", { unknown, shown: count(unknown) })}</>}{" "}
      {total.free === total.messages
        ? t("answerAllFree")
        : t("answerFree", { free: total.free, shown: count(total.free) })}
      <Trend report={report} />
    </p>
  );
}

function Trend({ report: { total, compared } }: { report: BilledReport }) {
  const t = useTranslations("reports.billed");
  const money = useMoney();
  const { percent } = useFigures();
  const { dates } = usePeriodText();
  if (!compared) return null;
  const [now] = total.money;
  const before = compared.total.money.find(({ currency }) => currency === now?.currency);
  if (!now || total.money.length > 1 || compared.total.money.length > 1) return null;
  const micros = now.estimatedMicros - (before?.estimatedMicros ?? 0n);
  const size = micros < 0n ? -micros : micros;
  const trend = micros === 0n ? "same" : micros > 0n ? "more" : "less";
  const share = before?.estimatedMicros ? Number(size) / Number(before.estimatedMicros) : undefined;
  return (
    <span className="text-ink-soft">
      {" "}
      {t(`trend.${trend}`, {
        amount: money({ micros: size, currency: now.currency }),
        share: share === undefined ? "" : ` (${percent(share)})`,
        dates: dates(compared.period),
      })}
    </span>
  );
}
