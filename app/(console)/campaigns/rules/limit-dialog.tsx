"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/dialog-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { thresholdsOf } from "../../analytics/budgets/typed";
import { microsOf, plainAmount } from "../amount";
import { Choice } from "./rule-fields";
import { ScopeSelect } from "./scope-select";
import { type Limit, type RulesView, useRuleActions } from "./use-rules";

type LimitDialogProps = { view: RulesView; limit: Limit | undefined; onClose: () => void };

/** A limit that is set, changed or removed. */
export function LimitDialog({ view, limit, onClose }: LimitDialogProps) {
  const t = useTranslations("campaignRules");
  const { setLimit, changeLimit, removeLimit } = useRuleActions();
  const [first] = view.connections;
  const [scope, setScope] = useState({
    connectionId: first?.connectionId ?? "",
    campaignId: null as string | null,
  });
  const [amount, setAmount] = useState(limit ? plainAmount(limit.limitMicros) : "");
  const [told, setTold] = useState((limit?.thresholds ?? [50, 80, 100]).join(", "));
  const [stops, setStops] = useState(limit?.stops ?? false);
  const [isChecked, setIsChecked] = useState(false);
  const { connectionId } = limit ?? scope;
  const currency = view.connections.find((one) => one.connectionId === connectionId)?.currency ?? "";
  const amountMicros = microsOf(amount);
  const thresholds = thresholdsOf(told);
  const failure = setLimit.error ?? changeLimit.error ?? removeLimit.error;

  function submit() {
    setIsChecked(true);
    if (amountMicros === 0 || !thresholds) return;
    const terms = { amountMicros, thresholds, stops };
    if (limit) changeLimit.mutate({ limitId: limit.limitId, ...terms }, { onSuccess: onClose });
    else setLimit.mutate({ ...scope, ...terms }, { onSuccess: onClose });
  }

  return (
    <FormDialog
      title={t(limit ? "changeLimit" : "setLimit")}
      lead={t("limitLead")}
      action={t("save")}
      isDisabled={setLimit.isPending || changeLimit.isPending}
      failure={failure}
      aside={
        limit && (
          <Button
            variant="quiet"
            disabled={removeLimit.isPending}
            onClick={() => removeLimit.mutate({ limitId: limit.limitId }, { onSuccess: onClose })}
          >
            <Trash2 aria-hidden />
            {t("remove")}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!limit && (
        <Field label={t("for")}>
          {(control) => (
            <ScopeSelect {...control} accounts={view.connections} value={scope} onChange={setScope} />
          )}
        </Field>
      )}
      <Field
        label={t("limitAmount", { currency })}
        error={isChecked && amountMicros === 0 && t("wrong.most")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="w-44 text-right tabular-nums"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
        )}
      </Field>
      <Field label={t("tellAt")} hint={t("tellAtHint")} error={isChecked && !thresholds && t("wrong.tellAt")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            className="w-44 tabular-nums"
            value={told}
            onChange={({ target }) => setTold(target.value)}
          />
        )}
      </Field>
      <Choice label={t("stops")} hint={t("stopsHint")} isOn={stops} onChange={setStops} />
    </FormDialog>
  );
}
