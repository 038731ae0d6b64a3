"use client";

import { useTranslations } from "next-intl";
import type { LatencyFigures, LatencyReport, Share } from "@/server/analytics/report-shapes";
import { DrillButton } from "../drill-button";
import type { Drill } from "../report-params";
import { useFigures } from "../use-figures";

type KeyFiguresProps = { report: LatencyReport; onDrill: (drill: Drill) => void };
type Percentile = "medianSeconds" | "p75Seconds" | "p90Seconds" | "p95Seconds" | "p99Seconds";

const percentiles: Percentile[] = ["medianSeconds", "p75Seconds", "p90Seconds", "p95Seconds", "p99Seconds"];

/** The figures of the whole period, side by side. */
export function KeyFigures({ report, onDrill }: KeyFiguresProps) {
  const t = useTranslations("reports.latency");
  const { wait, share, count } = useFigures();
  const { total, compared, goalSeconds } = report;
  const goals: { key: "fiveMinutes" | "hour" | "day"; above: number }[] = [
    { key: "fiveMinutes", above: 301 },
    { key: "hour", above: 3601 },
    { key: "day", above: 86_401 },
  ];
  const before = (of: (figures: LatencyFigures) => string) =>
    compared &&
    compared.total.medianSeconds !== null && <Before>{t("before", { figure: of(compared.total) })}</Before>;

  return (
    <div className="grid gap-6">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 lg:grid-cols-5">
        {percentiles.map((key) => (
          <Figure key={key} label={t(`percentiles.${key}`)}>
            {wait(total[key])}
            {before((figures) => wait(figures[key]))}
          </Figure>
        ))}
      </dl>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 border-t pt-5 sm:grid-cols-3 lg:grid-cols-5">
        <Figure label={t("answered")}>
          <DrillButton onClick={total.answered > 0 ? () => onDrill({}) : undefined}>
            {count(total.answered)}
          </DrillButton>
          {before((figures) => count(figures.answered))}
        </Figure>
        <Figure label={t("waiting")}>
          <DrillButton onClick={total.waiting > 0 ? () => onDrill({ waiting: "still" }) : undefined}>
            {count(total.waiting)}
          </DrillButton>
          {total.closedUnanswered > 0 && (
            <Before>{t("closedUnanswered", { count: total.closedUnanswered })}</Before>
          )}
        </Figure>
        {goals.map(({ key, above }) => (
          <Figure key={key} label={t(`within.${key}`)}>
            {share(total.within[key])}
            <Missed share={total.within[key]} onDrill={() => onDrill({ from: above })} />
          </Figure>
        ))}
        {total.within.goal && goalSeconds !== null && (
          <Figure label={t("within.goal", { goal: wait(goalSeconds) })}>
            {share(total.within.goal)}
            <Missed share={total.within.goal} onDrill={() => onDrill({ from: goalSeconds + 1 })} />
          </Figure>
        )}
      </dl>
    </div>
  );
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="font-medium text-lg tabular-nums">{children}</dd>
    </div>
  );
}

const Before = ({ children }: { children: React.ReactNode }) => (
  <span className="block font-normal text-ink-soft text-xs">{children}</span>
);

function Missed({ share: { count: kept, of }, onDrill }: { share: Share; onDrill: () => void }) {
  const t = useTranslations("reports.latency");
  return (
    of > kept && (
      <span className="block font-normal text-ink-soft text-xs">
        <DrillButton onClick={onDrill}>{t("longer", { count: of - kept })}</DrillButton>
      </span>
    )
  );
}
