"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { billedGroups, billedSplits, chargeBases, comparisons, type Day } from "@/server/analytics/schemas";
import { useBilledWords } from "../billed-words";
import { Choice, Several } from "../choice";
import { PeriodControl } from "../period-control";
import type { BilledParams } from "../report-params";
import { useFigures } from "../use-figures";

type QuestionProps = {
  params: BilledParams;
  choices: ReportChoices | undefined;
  today: Day;
  onChange: (change: Partial<BilledParams>) => void;
};

/** What is asked, as a sentence whose words can be others. */
export function Question({ params, choices, today, onChange }: QuestionProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.billed");
  const words = useBilledWords();
  const { country } = useFigures();
  const named = (list: { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const groups = ["auto", ...billedGroups.filter((group) => group !== "none")] as const;

  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {say.rich("question", {
        categories: () => (
          <Several
            label={say("categoriesLabel")}
            everything={say("allCategories")}
            options={(choices?.categories ?? []).map((value) => ({ value, label: words.category(value) }))}
            values={params.category}
            onChange={(category) => onChange({ category })}
          />
        ),
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
        templates: () => (
          <Several
            label={say("templatesLabel")}
            everything={say("allTemplates")}
            options={named(choices?.templates)}
            values={params.template}
            onChange={(template) => onChange({ template })}
          />
        ),
        bases: () => (
          <Several
            label={say("basesLabel")}
            everything={say("allBases")}
            options={chargeBases.map((value) => ({ value, label: words.basis(value) }))}
            values={params.basis}
            onChange={(basis) => onChange({ basis })}
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
        group: () => (
          <Choice
            label={t("groupLabel")}
            options={groups.map((value) => ({ value, label: t(`groups.${value}`) }))}
            value={params.group === "none" ? "auto" : params.group}
            onChange={(group) => onChange({ group })}
          />
        ),
        split: () => (
          <Choice
            label={say("splitLabel")}
            options={billedSplits.map((value) => ({ value, label: say(`splits.${value}`) }))}
            value={params.split}
            onChange={(split) => onChange({ split })}
          />
        ),
      })}
    </p>
  );
}
