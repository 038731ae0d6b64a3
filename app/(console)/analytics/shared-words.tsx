"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { comparisons, type Day } from "@/server/analytics/schemas";
import { Choice, Several } from "./choice";
import { PeriodControl } from "./period-control";
import type { BilledParams } from "./report-params";
import { useFigures } from "./use-figures";

type Shared = Pick<BilledParams, "period" | "number" | "country" | "compare">;

type SharedWords = {
  params: Shared;
  choices: ReportChoices | undefined;
  today: Day;
  onChange: (change: Partial<Shared>) => void;
};

/** People, numbers and templates, as a filter offers them. */
export const named = (list: { id: string; name: string }[] = []) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** The words that the questions of all reports have: when, on which numbers, from where, compared with what. */
export function useSharedWords({ params, choices, today, onChange }: SharedWords) {
  const t = useTranslations("reports");
  const { country } = useFigures();
  return {
    period: () => (
      <PeriodControl choice={params.period} today={today} onChange={(period) => onChange({ period })} />
    ),
    numbers: () => (
      <Several
        label={t("numbers")}
        everything={t("allNumbers")}
        options={named(choices?.numbers)}
        values={params.number}
        onChange={(number) => onChange({ number })}
      />
    ),
    countries: () => (
      <Several
        label={t("countries")}
        everything={t("allCountries")}
        options={(choices?.countries ?? []).map((code) => ({ value: code, label: country(code) }))}
        values={params.country}
        onChange={(chosen) => onChange({ country: chosen })}
      />
    ),
    compare: () => (
      <Choice
        label={t("compareLabel")}
        options={comparisons.map((value) => ({ value, label: t(`comparisons.${value}`) }))}
        value={params.compare}
        onChange={(compare) => onChange({ compare })}
      />
    ),
  };
}
