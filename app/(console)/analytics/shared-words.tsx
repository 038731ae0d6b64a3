"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { type BilledGroup, comparisons, type Day, type LatencyGroup } from "@/server/analytics/schemas";
import { Choice, Several } from "./choice";
import { PeriodControl } from "./period-control";
import type { BilledParams } from "./report-params";
import { useFigures } from "./use-figures";

type Grouping = BilledGroup | LatencyGroup;
type Shared<Group extends Grouping> = Pick<
  BilledParams,
  "period" | "number" | "country" | "way" | "compare"
> & {
  group: Group | "auto";
};

/** What the question of a report is asked with. */
export type Asked<Params> = {
  params: Params;
  choices: ReportChoices | undefined;
  today: Day;
  onChange: (change: Partial<Params>) => void;
};

type SharedWords<Group extends Grouping> = Asked<Shared<Group>> & { groups: readonly Group[] };

/** People, numbers and templates, as a filter offers them. */
export const named = (list: { id: string; name: string }[] = []) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** The words that the questions of all reports have: when, on which numbers, from where, compared with what, grouped how. */
export function useSharedWords<Group extends Grouping>(words: SharedWords<Group>) {
  const { params, choices, today, groups, onChange } = words;
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
    ways: () => (
      <Several
        label={t("ways")}
        everything={t("allWays")}
        options={[
          ...(choices?.codes ?? []).map(({ id, name }) => ({
            value: `code:${id}`,
            label: t("codeNamed", { name }),
          })),
          ...(choices?.campaigns ?? []).map(({ id, name }) => ({
            value: `campaign:${id}`,
            label: t("campaignNamed", { name }),
          })),
        ]}
        values={params.way}
        onChange={(way) => onChange({ way })}
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
      <Choice<Group | "auto">
        label={t("groupLabel")}
        options={(["auto", ...groups.filter((group) => group !== "none")] as const).map((value) => ({
          value,
          label: t(`groups.${value}`),
        }))}
        value={params.group === "none" ? "auto" : params.group}
        onChange={(group) => onChange({ group })}
      />
    ),
  };
}

type Sorting = Pick<BilledParams, "team" | "label">;

/** The sentence that narrows a report to teams and labels; not there where a workspace has neither. */
export function OfTeamsAndLabels({ params, choices, onChange }: Omit<Asked<Sorting>, "today">) {
  const t = useTranslations("reports");
  if (!choices || choices.teams.length + choices.labels.length === 0) return null;
  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {t.rich("ofTeamsAndLabels", {
        teams: () => (
          <Several
            label={t("teams")}
            everything={t("allTeams")}
            options={named(choices.teams)}
            values={params.team}
            onChange={(team) => onChange({ team })}
          />
        ),
        labels: () => (
          <Several
            label={t("labels")}
            everything={t("allLabels")}
            options={named(choices.labels)}
            values={params.label}
            onChange={(label) => onChange({ label })}
          />
        ),
      })}
    </p>
  );
}
