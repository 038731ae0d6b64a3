"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import { RuleDialog } from "./rule-dialog";
import { type Rule, type RulesView, useRuleActions } from "./use-rules";

/** A rule in one sentence. */
function useRuleSentence() {
  const t = useTranslations("campaignRules.sentences");
  const money = useMoney();
  const { length } = useWhen();
  return ({ terms }: Rule, currency: string): string => {
    const amount = (micros: number) => money({ micros: BigInt(micros), currency });
    switch (terms.kind) {
      case "cost": {
        const { days, mostMicros, leastSpentMicros } = terms;
        return t("cost", { days, most: amount(mostMicros), least: amount(leastSpentMicros) });
      }
      case "late": {
        const { days, lateAfterMinutes, mostPercent, leastAsked } = terms;
        return t("late", { days, mostPercent, leastAsked, time: length(lateAfterMinutes) });
      }
      case "absent": {
        const hours = terms.isForWorkingHours ? "yes" : "no";
        return t("absent", { time: length(terms.minutes), hours, resumes: terms.resumes ? "yes" : "no" });
      }
    }
  };
}

export function RuleList({ view }: { view: RulesView }) {
  const t = useTranslations("campaignRules");
  return (
    <section aria-labelledby="rules" className="grid gap-2">
      <h2 id="rules" className="font-semibold text-lg">
        {t("rules")}
      </h2>
      {view.rules.length === 0 && <p className="max-w-prose text-pretty text-ink-soft">{t("noRules")}</p>}
      <ul aria-labelledby="rules" className="grid border-t empty:hidden">
        {view.rules.map((rule) => (
          <RuleRow key={rule.ruleId} rule={rule} view={view} />
        ))}
      </ul>
    </section>
  );
}

function RuleRow({ rule, view }: { rule: Rule; view: RulesView }) {
  const t = useTranslations("campaignRules");
  const sentence = useRuleSentence();
  const errorMessage = useErrorMessage();
  const { change } = useRuleActions();
  const [isEditing, setIsEditing] = useState(false);
  const account = view.connections.find(({ connectionId }) => connectionId === rule.connectionId);
  const name = rule.campaignName ?? t("allOf", { name: account?.name ?? "" });
  const { ruleId, terms, restHours, isOn } = rule;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3">
      <Switch
        aria-label={t("isOn", { name })}
        checked={isOn}
        disabled={change.isPending}
        onCheckedChange={(on) =>
          change.mutate(
            { ruleId, terms, restHours, isOn: on },
            { onError: (error) => toast.error(errorMessage(error)) },
          )
        }
      />
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <p className="font-medium">
          {name} {!isOn && <Badge>{t("off")}</Badge>}
        </p>
        <p className="max-w-prose text-pretty text-ink-soft text-sm">
          {sentence(rule, account?.currency ?? "EUR")}{" "}
          {restHours === null ? t("restsTillTomorrow") : t("restsFor", { hours: restHours })}
        </p>
      </div>
      <Button size="sm" aria-label={t("changeNamed", { name })} onClick={() => setIsEditing(true)}>
        {t("change")}
      </Button>
      {isEditing && <RuleDialog view={view} rule={rule} onClose={() => setIsEditing(false)} />}
    </li>
  );
}
