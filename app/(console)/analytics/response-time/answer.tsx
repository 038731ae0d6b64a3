"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LatencyReport } from "@/server/analytics/report-shapes";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";

const strong = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** The figures in one breath: what half of the customers waited, who waited too long, and whether it was better before. */
export function Answer({ report }: { report: LatencyReport }) {
  const t = useTranslations("reports.latency");
  const { wait, count } = useFigures();
  const { dates } = usePeriodText();
  const { total, compared } = report;
  const { medianSeconds, p90Seconds, within, waiting } = total;
  if (medianSeconds === null) return <p className="text-2xl">{t("answerNone")}</p>;

  const before = compared?.total.medianSeconds;
  const change = before === null || before === undefined ? undefined : medianSeconds - before;
  // Two figures that may each be 1 % off say nothing below that.
  const isSame = change !== undefined && Math.abs(change) <= 2 * report.relativeError * (before ?? 0);
  const trend = change === undefined ? undefined : isSame ? "same" : change > 0 ? "slower" : "faster";

  return (
    <p className="max-w-4xl text-pretty text-2xl leading-9 tracking-tight">
      {t.rich("answer", { b: strong, median: wait(medianSeconds), p90: wait(p90Seconds) })}{" "}
      {t("answerLate", { late: within.day.of - within.day.count })}
      {waiting > 0 && <> {t.rich("answerWaiting", { b: strong, waiting, shown: count(waiting) })}</>}
      {trend && compared && (
        <span className="text-ink-soft">
          {" "}
          {t(`trend.${trend}`, {
            difference: wait(Math.abs(change ?? 0)),
            before: wait(before ?? null),
            dates: dates(compared.period),
          })}
        </span>
      )}
    </p>
  );
}
