"use client";

import { useTranslations } from "next-intl";
import { billedGroups, billedSplits, chargeBases } from "@/server/analytics/schemas";
import { useBilledWords } from "../billed-words";
import { Choice, Several } from "../choice";
import type { BilledParams } from "../report-params";
import { type Asked, named, OfTeamsAndLabels, useSharedWords } from "../shared-words";

/** What is asked, as a sentence whose words can be others. */
export function Question(asked: Asked<BilledParams>) {
  const { params, choices, onChange } = asked;
  const say = useTranslations("reports.billed");
  const words = useBilledWords();
  const shared = useSharedWords({ ...asked, groups: billedGroups });

  return (
    <>
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
          types: () => (
            <Several
              label={say("typesLabel")}
              everything={say("allTypes")}
              options={(choices?.pricingTypes ?? []).map((value) => ({ value, label: words.type(value) }))}
              values={params.type}
              onChange={(type) => onChange({ type })}
            />
          ),
          markets: () => (
            <Several
              label={say("marketsLabel")}
              everything={say("allMarkets")}
              options={(choices?.markets ?? []).map((value) => ({ value, label: value }))}
              values={params.market}
              onChange={(market) => onChange({ market })}
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
      {choices && choices.broadcasts.length > 0 && (
        <p className="max-w-4xl text-pretty text-lg leading-8">
          {say.rich("ofBroadcasts", {
            broadcasts: () => (
              <Several
                label={say("broadcastsLabel")}
                everything={say("allBroadcasts")}
                options={named(choices.broadcasts)}
                values={params.broadcast}
                onChange={(broadcast) => onChange({ broadcast })}
              />
            ),
          })}
        </p>
      )}
      <OfTeamsAndLabels params={params} choices={choices} onChange={onChange} />
    </>
  );
}
