"use client";

import { useTranslations } from "next-intl";
import type { Audience } from "@/server/notifications/broadcasts/schemas";
import type { BroadcastChoices } from "@/server/notifications/broadcasts/shapes";
import { Choice, Several } from "../../../analytics/choice";
import { useFigures } from "../../../analytics/use-figures";

export type People = Extract<Audience, { kind: "people" }>;

const spans = [1, 7, 30, 90, 365];
const ways = ["any", "ad", "code"] as const;
const ever = "ever";

type AudienceSentenceProps = {
  audience: People;
  choices: Pick<BroadcastChoices, "labels" | "countries">;
  onChange: (audience: People) => void;
};

/** Who of those who wrote to the number is meant: a sentence whose words can be others. */
export function AudienceSentence({ audience, choices, onChange }: AudienceSentenceProps) {
  const t = useTranslations("broadcasts");
  const { country } = useFigures();
  const change = (part: Partial<People>) => onChange({ ...audience, ...part });
  const labels = choices.labels.map(({ labelId, name }) => ({ value: labelId, label: name }));
  return (
    <p className="max-w-prose text-pretty text-lg leading-8">
      {t.rich("audience", {
        since: () => (
          <Choice
            label={t("parts.since")}
            value={String(audience.wroteWithinDays ?? ever)}
            onChange={(days) => change({ wroteWithinDays: days === ever ? null : Number(days) })}
            options={[
              { value: ever, label: t("wroteEver") },
              ...spans.map((days) => ({ value: String(days), label: t("wroteDays", { days }) })),
            ]}
          />
        ),
        countries: () => (
          <Several
            label={t("parts.countries")}
            everything={t("everyCountry")}
            options={choices.countries.map(({ country: code }) => ({
              value: code,
              label: country(code),
            }))}
            values={audience.countries}
            onChange={(countries) => change({ countries })}
          />
        ),
        by: () => (
          <Choice
            label={t("parts.cameBy")}
            value={audience.cameBy}
            onChange={(cameBy) => change({ cameBy })}
            options={ways.map((value) => ({ value, label: t(`cameBy.${value}`) }))}
          />
        ),
        labels: () => (
          <Several
            label={t("parts.labels")}
            everything={t("anyOrNoLabel")}
            options={labels}
            values={audience.anyLabelIds}
            onChange={(anyLabelIds) => change({ anyLabelIds })}
          />
        ),
        without: () => (
          <Several
            label={t("parts.without")}
            everything={t("nobodyByLabel")}
            options={labels}
            values={audience.noLabelIds}
            onChange={(noLabelIds) => change({ noLabelIds })}
          />
        ),
      })}
    </p>
  );
}
