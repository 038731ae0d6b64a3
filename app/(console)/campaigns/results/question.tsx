"use client";

import { useTranslations } from "next-intl";
import { adTouches, funnelGroups } from "@/server/analytics/funnel/schemas";
import { comparisons } from "@/server/analytics/schemas";
import { Choice, Several } from "../../analytics/choice";
import { PeriodControl } from "../../analytics/period-control";
import { type Asked, named } from "../../analytics/shared-words";
import type { ResultsParams } from "./results-params";

/** What is asked, as a sentence whose words can be others. */
export function Question({ params, choices, today, onChange }: Asked<ResultsParams>) {
  const t = useTranslations("reports.results");
  const say = useTranslations("reports");
  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {t.rich("question", {
        period: () => (
          <PeriodControl choice={params.period} today={today} onChange={(period) => onChange({ period })} />
        ),
        campaigns: () => (
          <Several
            label={t("campaignsLabel")}
            everything={t("allOfThem")}
            options={named(choices?.campaigns)}
            values={params.campaign}
            onChange={(campaign) => onChange({ campaign })}
          />
        ),
        touch: () => (
          <Choice
            label={t("touchLabel")}
            options={adTouches.map((value) => ({ value, label: t(`touches.${value}`) }))}
            value={params.touch}
            onChange={(touch) => onChange({ touch })}
          />
        ),
        compare: () => (
          <Choice
            label={say("compareLabel")}
            options={comparisons.map((value) => ({ value, label: say(`comparisons.${value}`) }))}
            value={params.compare}
            onChange={(compare) => onChange({ compare })}
          />
        ),
        group: () => (
          <Choice
            label={say("groupLabel")}
            options={funnelGroups.map((value) => ({ value, label: t(`by.${value}`) }))}
            value={params.group}
            onChange={(group) => onChange({ group })}
          />
        ),
      })}
    </p>
  );
}
