"use client";

import { useTranslations } from "next-intl";
import { lateGroups } from "@/server/billing/launch/schemas";
import { Several } from "../choice";
import { type Asked, named, OfTeamsAndLabels, useSharedWords } from "../shared-words";
import type { LateParams } from "./late-params";

/** What is asked, as a sentence whose words can be others. */
export function Question({ params, choices, today, onChange }: Asked<LateParams>) {
  const t = useTranslations("reports");
  const say = useTranslations("reports.late");
  const { period, numbers, countries, compare, group } = useSharedWords({
    // It is not told apart by the way in.
    params: { ...params, way: [] },
    choices,
    today,
    groups: lateGroups,
    onChange: ({ way: _, ...change }) => onChange(change),
  });
  return (
    <>
      <p className="max-w-4xl text-pretty text-lg leading-8">
        {say.rich("question", {
          period,
          numbers,
          countries,
          compare,
          group,
          members: () => (
            <Several
              label={t("members")}
              everything={t("allMembers")}
              options={named(choices?.members)}
              values={params.member}
              onChange={(member) => onChange({ member })}
            />
          ),
        })}
      </p>
      <OfTeamsAndLabels params={params} choices={choices} onChange={onChange} />
    </>
  );
}
