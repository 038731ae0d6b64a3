"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Choices } from "@/components/choices";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useMoney } from "@/components/use-money";
import { microsOf, plainAmount } from "../../amount";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";
import { WeekHours } from "./week-hours";

/** How much, on which level, from when to when, and in which hours, by the clock of the ad account. */
export function BudgetStep({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const money = useMoney();
  const errorOf = useFieldError(editor);
  const { form, change, connection } = editor;
  const { budget } = form;
  const { currency, minDailyBudgetMicros } = connection;
  const timeZone = connection.timeZone.replaceAll("_", " ");
  const [amount, setAmount] = useState(budget.amountMicros ? plainAmount(budget.amountMicros) : "");
  const isMine = microsOf(amount) === budget.amountMicros;
  const shown = isMine ? amount : plainAmount(budget.amountMicros);

  return (
    <div className="grid gap-6">
      <Choices
        label={t("budgetKind")}
        value={budget.kind}
        onChange={(kind) => change({ budget: { ...budget, kind } })}
        options={[
          { value: "daily", label: t("daily"), hint: t("dailyHint") },
          { value: "lifetime", label: t("lifetime"), hint: t("lifetimeHint") },
        ]}
      />
      <Field
        label={t("amount", { currency })}
        hint={
          minDailyBudgetMicros > 0
            ? t("amountHint", { least: money({ micros: BigInt(minDailyBudgetMicros), currency }) })
            : undefined
        }
        error={errorOf("budget")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            className="max-w-48 text-right tabular-nums"
            value={shown}
            onChange={({ target }) => {
              setAmount(target.value);
              change({ budget: { ...budget, amountMicros: microsOf(target.value) } });
            }}
          />
        )}
      </Field>
      <Choices
        label={t("budgetLevel")}
        value={budget.level}
        onChange={(level) => change({ budget: { ...budget, level } })}
        options={[
          { value: "campaign", label: t("onCampaign"), hint: t("onCampaignHint") },
          { value: "adSet", label: t("onAdSet"), hint: t("onAdSetHint") },
        ]}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label={t("startsAt")} hint={t("startsAtHint", { timeZone })} error={errorOf("startsAt")}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={form.startsAt}
              onChange={({ target }) => change({ startsAt: target.value })}
            />
          )}
        </Field>
        <Field label={t("endsAt")} hint={t("endsAtHint", { timeZone })} error={errorOf("endsAt")}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={form.endsAt}
              onChange={({ target }) => change({ endsAt: target.value })}
            />
          )}
        </Field>
      </div>
      <WeekHours editor={editor} />
    </div>
  );
}
