"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { FunnelFigures, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import type { FunnelStep } from "@/server/analytics/funnel/schemas";
import { countedSteps, hasCost } from "@/server/analytics/funnel/schemas";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { DrillButton } from "../../analytics/drill-button";
import { useFigures } from "../../analytics/use-figures";
import { InCurrency } from "./in-currency";
import { useAmounts } from "./use-amounts";
import { hasSeveralCurrencies, isUnread } from "./what-is-known";

type KeyFiguresProps = {
  report: FunnelReport;
  choices: ReportChoices | undefined;
  convertTo: string;
  onConvert: (currency: string) => void;
  onShow: (step: FunnelStep) => void;
};

/** The funnel from the money to the orders: what Meta says, what arrived here, and what both cost. */
export function KeyFigures({ report, choices, convertTo, onConvert, onShow }: KeyFiguresProps) {
  const t = useTranslations("reports.results");
  const { count } = useFigures();
  const { amounts, each, returned } = useAmounts();
  const { total, compared } = report;
  const { meta, ours } = total;
  const before = (of: (figures: FunnelFigures) => string) =>
    compared && t("before", { figure: of(compared.total) });
  const ofMeta = (name: "impressions" | "clicks" | "conversations") => (
    <Figure
      label={t(`meta.${name}`)}
      note={[each(meta.spend, meta[name]), before((then) => count(then.meta[name]))]}
    >
      {isUnread(report) ? "–" : count(meta[name])}
    </Figure>
  );
  return (
    <div className="grid gap-8">
      <Part title={t("said")}>
        <Figure label={t("meta.spend")} note={[before((then) => amounts(then.meta.spend))]}>
          {amounts(meta.spend)}
        </Figure>
        {ofMeta("impressions")}
        {ofMeta("clicks")}
        {ofMeta("conversations")}
      </Part>
      {ours && (
        <Part title={t("arrived")} note={t("arrivedNote")}>
          {countedSteps.map((step) => (
            <Figure
              key={step}
              label={t(`steps.${step}`)}
              note={[
                hasCost(step) ? each(meta.spend, ours[step]) : null,
                before((then) => count(then.ours?.[step] ?? 0)),
              ]}
            >
              <DrillButton onClick={ours[step] > 0 ? () => onShow(step) : undefined}>
                {count(ours[step])}
              </DrillButton>
            </Figure>
          ))}
        </Part>
      )}
      {ours && (
        <Part title={t("paidBack")} note={t("paidBackNote")}>
          <Figure label={t("revenue")} note={[before((then) => amounts(then.ours?.revenue ?? []))]}>
            <DrillButton onClick={ours.orders > 0 ? () => onShow("orders") : undefined}>
              {amounts(ours.revenue)}
            </DrillButton>
          </Figure>
          <Figure
            label={t("messageCost")}
            note={[
              ours.unpriced > 0 && t("unpriced", { unpriced: ours.unpriced, shown: count(ours.unpriced) }),
              before((then) => amounts(then.ours?.messageCost ?? [])),
            ]}
          >
            <DrillButton onClick={ours.messageCost.length > 0 ? () => onShow("messages") : undefined}>
              {amounts(ours.messageCost)}
            </DrillButton>
          </Figure>
          <Figure
            label={t("returned")}
            note={[
              total.returned === null && hasSeveralCurrencies(total) && t("notInOneCurrency"),
              before((then) => returned(then.returned)),
            ]}
          >
            {returned(total.returned)}
          </Figure>
        </Part>
      )}
      <InCurrency converted={report.converted} choices={choices} value={convertTo} onChange={onConvert} />
    </div>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t pt-5">
      <div className="grid max-w-prose gap-1">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {note && <p className="text-pretty text-ink-soft text-xs">{note}</p>}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 lg:grid-cols-5">{children}</dl>
    </section>
  );
}

type FigureProps = { label: string; note: (string | null | false)[]; children: ReactNode };

function Figure({ label, note, children }: FigureProps) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="font-medium text-lg tabular-nums">
        {children}
        {note.filter(Boolean).map((line) => (
          <span key={String(line)} className="block font-normal text-ink-soft text-xs">
            {line}
          </span>
        ))}
      </dd>
    </div>
  );
}
