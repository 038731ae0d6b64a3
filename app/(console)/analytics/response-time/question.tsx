"use client";

import { useTranslations } from "next-intl";
import { latencyGroups, latencyInput } from "@/server/analytics/schemas";
import { Choice, Several } from "../choice";
import type { ResponseTimeParams } from "../report-params";
import { type Asked, named, OfTeamsAndLabels, useSharedWords } from "../shared-words";

/** What is asked, as a sentence whose words can be others. */
export function Question(asked: Asked<ResponseTimeParams>) {
  const { params, choices, onChange } = asked;
  const t = useTranslations("reports");
  const say = useTranslations("reports.latency");
  const shared = useSharedWords({ ...asked, groups: latencyGroups });
  const { measure, answeredBy, clock } = latencyInput.shape;

  return (
    <>
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
        })}
      </p>
      <OfTeamsAndLabels params={params} choices={choices} onChange={onChange} />
    </>
  );
}
