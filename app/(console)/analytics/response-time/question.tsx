"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { comparisons, type Day, latencyGroups, latencyInput } from "@/server/analytics/schemas";
import { Choice, Several } from "../choice";
import { PeriodControl } from "../period-control";
import type { ResponseTimeParams } from "../report-params";
import { useFigures } from "../use-figures";

type QuestionProps = {
  params: ResponseTimeParams;
  choices: ReportChoices | undefined;
  today: Day;
  onChange: (change: Partial<ResponseTimeParams>) => void;
};

/** What is asked, as a sentence whose words can be others. */
export function Question({ params, choices, today, onChange }: QuestionProps) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.latency");
  const { country } = useFigures();
  const named = (list: { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const { measure, answeredBy, clock } = latencyInput.shape;
  const groups = ["auto", ...latencyGroups.filter((group) => group !== "none")] as const;

  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {say.rich("question", {
        measure: () => (
          <Choice
            label={say("measureLabel")}
            options={measure.unwrap().options.map((value) => ({ value, label: say(`measures.${value}`) }))}
            value={params.measure}
            onChange={(chosen) => onChange({ measure: chosen })}
          />
        ),
        by: () => (
          <Choice
            label={say("byLabel")}
            options={answeredBy.unwrap().options.map((value) => ({ value, label: say(`by.${value}`) }))}
            value={params.by}
            onChange={(chosen) => onChange({ by: chosen })}
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
        members: () => (
          <Several
            label={t("members")}
            everything={t("allMembers")}
            options={named(choices?.members)}
            values={params.member}
            onChange={(member) => onChange({ member })}
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
        clock: () => (
          <Choice
            label={say("clockLabel")}
            options={clock.unwrap().options.map((value) => ({ value, label: say(`clocks.${value}`) }))}
            value={params.clock}
            onChange={(chosen) => onChange({ clock: chosen })}
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
      })}
    </p>
  );
}
