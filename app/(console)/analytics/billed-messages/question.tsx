"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { billedGroups, billedSplits, chargeBases, type Day } from "@/server/analytics/schemas";
import { useBilledWords } from "../billed-words";
import { Choice, Several } from "../choice";
import type { BilledParams } from "../report-params";
import { named, useSharedWords } from "../shared-words";

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
  const shared = useSharedWords({ params, choices, today, onChange });
  const groups = ["auto", ...billedGroups.filter((group) => group !== "none")] as const;

  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {say.rich("question", {
        ...shared,
        categories: () => (
          <Several
            label={say("categoriesLabel")}
            everything={say("allCategories")}
            options={(choices?.categories ?? []).map((value) => ({ value, label: words.category(value) }))}
            values={params.category}
            onChange={(category) => onChange({ category })}
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
