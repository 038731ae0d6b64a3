"use client";

import { useTranslations } from "next-intl";
import { SwitchLine } from "./switch-line";
import type { DraftEditor } from "./use-draft-editor";

/** Goals at which Meta looks beyond interests and lookalikes whether one lets it or not. */
const expanding = ["CONVERSATIONS", "OFFSITE_CONVERSIONS"];

/** Whether Meta may go beyond the audience, and what of it then still holds. */
export function AdvantageChoice({ editor: { form, change } }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const isSpecial = form.category !== "NONE";
  const isOn = form.isAdvantage && !isSpecial;
  return (
    <div className="grid gap-3 border-t pt-6">
      <SwitchLine
        id="advantage"
        label={t("advantage")}
        hint={t("advantageHint")}
        isOn={form.isAdvantage}
        onChange={(isAdvantage) => change({ isAdvantage })}
      />
      <ul className="grid list-disc gap-1 pl-5 text-ink-soft text-sm">
        {isSpecial && <li>{t("advantageNotHere")}</li>}
        {isOn && <li>{t("staysHard")}</li>}
        {isOn && <li>{t("becomesWish")}</li>}
        {!isOn && !isSpecial && <li>{t("allHard")}</li>}
        {expanding.includes(form.goal) && (
          <li>{t("expandsAnyway", { goal: t(`goals.${form.goal}.name`) })}</li>
        )}
        <li>{t("noExcludedInterests")}</li>
      </ul>
    </div>
  );
}
