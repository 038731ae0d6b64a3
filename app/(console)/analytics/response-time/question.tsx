"use client";

import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { type Day, latencyGroups, latencyInput } from "@/server/analytics/schemas";
import { Choice, Several } from "../choice";
import type { ResponseTimeParams } from "../report-params";
import { named, useSharedWords } from "../shared-words";

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
  const shared = useSharedWords({ params, choices, today, onChange });
  const { measure, answeredBy, clock } = latencyInput.shape;
  const groups = ["auto", ...latencyGroups.filter((group) => group !== "none")] as const;

  return (
    <p className="max-w-4xl text-pretty text-lg leading-8">
      {say.rich("question", {
        ...shared,
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
        members: () => (
          <Several
            label={t("members")}
            everything={t("allMembers")}
            options={named(choices?.members)}
            values={params.member}
            onChange={(member) => onChange({ member })}
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
