"use client";

import { ChevronDown, CircleAlert, Pencil } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ReportTable } from "@/components/report-table";
import { Button } from "@/components/ui/button";
import { useMoney } from "@/components/use-money";
import { Section } from "../section";
import { BudgetAnswer } from "./budget-answer";
import { BudgetBar } from "./budget-bar";
import { percentOf } from "./percent-of";
import { toCents } from "./to-cents";
import { type Budget, useBudgetWords } from "./use-budgets";

type BudgetSectionProps = { budget: Budget; onEdit: (() => void) | undefined };

/** One budget: the month in a sentence and a bar, how its forecast is worked out, and the months before. */
export function BudgetSection({ budget, onEdit }: BudgetSectionProps) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const [hasHistory, setHasHistory] = useState(false);
  const { amountMicros, spentMicros, reservedMicros, stopsMarketing, unpriced, months } = budget;
  const isUsedUp = spentMicros + reservedMicros >= amountMicros;
  const rules = [
    t("thresholds", { thresholds: budget.thresholds.map((one) => `${one}\u00a0%`).join(", ") || "none" }),
    t(stopsMarketing ? "stops" : "onlyTells"),
  ];
  return (
    <Section
      title={words.scope(budget)}
      note={rules.join(" ")}
      aside={
        onEdit && (
          <Button onClick={onEdit}>
            <Pencil aria-hidden />
            {t("change")}
            <span className="sr-only">{words.scope(budget)}</span>
          </Button>
        )
      }
    >
      <BudgetAnswer budget={budget} />
      {stopsMarketing && isUsedUp && (
        <p className="flex gap-1.5 text-vermilion-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("stopped")}
        </p>
      )}
      <BudgetBar budget={budget} />
      <Figures budget={budget} />
      <div className="grid max-w-prose gap-1 text-ink-soft text-xs">
        <HowForecast budget={budget} />
        {budget.teamId && <p>{t("teamCounts")}</p>}
        {budget.campaignId && <p>{t("campaignCounts")}</p>}
        {budget.isArchived && <p>{t(budget.teamId ? "teamArchived" : "campaignArchived")}</p>}
        {unpriced > 0 && <p>{t("unpriced", { count: unpriced })}</p>}
        <p>{t("zone", { timeZone: budget.timeZone.replaceAll("_", " ") })}</p>
      </div>
      {months.length > 0 && (
        <Button
          variant="link"
          size="inline"
          className="justify-self-start"
          aria-expanded={hasHistory}
          onClick={() => setHasHistory(!hasHistory)}
        >
          {t("history", { count: months.length })}
          <ChevronDown aria-hidden className={hasHistory ? "rotate-180" : undefined} />
        </Button>
      )}
      {hasHistory && <History budget={budget} />}
    </Section>
  );
}

function Figures({ budget }: { budget: Budget }) {
  const t = useTranslations("budgets");
  const money = useMoney();
  const { amountMicros, spentMicros, reservedMicros, forecast, currency } = budget;
  const left = amountMicros - spentMicros - reservedMicros;
  const figures = [
    { name: t("spent"), micros: spentMicros, key: "bg-brand" },
    ...(reservedMicros > 0n ? [{ name: t("reserved"), micros: reservedMicros, key: "bg-brand/60" }] : []),
    { name: t("forecast"), micros: forecast.isKnown ? toCents(forecast.micros) : null, key: "bg-brand/25" },
    {
      name: left < 0n ? t("over") : t("left"),
      micros: left < 0n ? -left : left,
      key: left < 0n && "bg-vermilion",
    },
  ];
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {figures.map(({ name, micros, key }) => (
        <div key={name} className="grid gap-0.5">
          <dt className="flex items-center gap-1.5 text-ink-soft">
            {key && <span aria-hidden className={`size-2.5 rounded-xs ${key}`} />}
            {name}
          </dt>
          <dd className="font-semibold text-lg tabular-nums tracking-tight">
            {micros === null ? t("notYet") : money({ micros, currency })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function HowForecast({ budget: { forecast } }: { budget: Budget }) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  if (forecast.isKnown) return <p>{t("how", { days: forecast.days })}</p>;
  return <p>{forecast.readyOn ? t("tooLittle", { day: words.day(forecast.readyOn) }) : t("nothingYet")}</p>;
}

function History({ budget }: { budget: Budget }) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const money = useMoney();
  const format = useFormatter();
  const { currency } = budget;
  return (
    <div className="max-w-2xl">
      <ReportTable
        caption={t("historyOf", { scope: words.scope(budget) })}
        rows={budget.months}
        rowKey={({ month }) => month}
        columns={[
          { key: "month", label: t("month"), isText: true, cell: ({ month }) => words.month(month) },
          {
            key: "amount",
            label: t("budget"),
            cell: ({ amountMicros }) =>
              amountMicros === null ? t("none") : money({ micros: amountMicros, currency }),
          },
          {
            key: "spent",
            label: t("spent"),
            cell: ({ spentMicros }) => money({ micros: spentMicros, currency }),
          },
          {
            key: "share",
            label: t("share"),
            cell: ({ amountMicros, spentMicros }) =>
              amountMicros === null
                ? "–"
                : format.number(percentOf(spentMicros, amountMicros) / 100, { style: "percent" }),
          },
        ]}
      />
    </div>
  );
}
