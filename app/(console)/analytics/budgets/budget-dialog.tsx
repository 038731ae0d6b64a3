"use client";

import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormDialog } from "@/components/dialog-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { decimalOf } from "../decimal-of";
import { ScopeChoice } from "./scope-choice";
import { thresholdsOf, typedAmount } from "./typed";
import { type Budget, type OpenScope, useBudgets, useBudgetWords } from "./use-budgets";

type BudgetDialogProps = {
  /** The one that is changed; without it a new one is set. */
  budget: Budget | undefined;
  open: OpenScope[];
  onClose: () => void;
};

function askedFor({ numberId, teamId, campaignId, currency }: OpenScope) {
  if (numberId) return { numberId };
  if (teamId) return { teamId, currency };
  return campaignId ? { campaignId, currency } : { currency };
}

/** Sets a budget, or changes or deletes one. */
export function BudgetDialog({ budget, open, onClose }: BudgetDialogProps) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const locale = useLocale();
  const id = useId();
  const { create, change, remove } = useBudgets();
  const [scope, setScope] = useState(budget ?? open[0]);
  const [typed, setTyped] = useState(budget ? typedAmount(budget.amountMicros, locale) : "");
  const [told, setTold] = useState((budget?.thresholds ?? [50, 80, 100]).join(", "));
  const [stopsMarketing, setStopsMarketing] = useState(budget?.stopsMarketing ?? false);
  const [isChecked, setIsChecked] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const amount = decimalOf(typed);
  const isAmount = amount !== undefined && Number(amount) > 0;
  const thresholds = thresholdsOf(told);
  const failure = create.error ?? change.error;

  function submit() {
    setIsChecked(true);
    if (!scope || !isAmount || !thresholds) return;
    const terms = { amountMicros: amount, thresholds, stopsMarketing };
    const onSuccess = () => {
      toast.success(t("saved", { scope: words.scope(scope) }));
      onClose();
    };
    if (budget) return change.mutate({ budgetId: budget.id, ...terms }, { onSuccess });
    create.mutate({ of: askedFor(scope), ...terms }, { onSuccess });
  }

  if (budget && isDeleting) {
    return (
      <ConfirmDialog
        title={t("deleteTitle", { scope: words.scope(budget) })}
        lead={t("deleteLead")}
        action={t("delete")}
        doing={remove}
        onClose={() => setIsDeleting(false)}
        onConfirm={() => remove.mutate({ budgetId: budget.id }, { onSuccess: onClose })}
      />
    );
  }
  return (
    <FormDialog
      title={budget ? t("changeTitle", { scope: words.scope(budget) }) : t("set")}
      lead={t(budget ? "changeLead" : "setLead")}
      action={t("save")}
      isDisabled={create.isPending || change.isPending}
      failure={failure}
      aside={
        budget && (
          <Button variant="quiet" onClick={() => setIsDeleting(true)}>
            <Trash2 aria-hidden />
            {t("delete")}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!budget && <ScopeChoice open={open} scope={scope} onChoose={setScope} />}
      <Field
        label={t("amount", { currency: scope?.currency ?? "" })}
        error={isChecked && !isAmount && t("amountMissing")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="w-44 text-right tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("tellAt")} hint={t("tellAtHint")} error={isChecked && !thresholds && t("tellAtWrong")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            className="w-44 tabular-nums"
            value={told}
            onChange={(event) => setTold(event.target.value)}
          />
        )}
      </Field>
      <div className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-1">
        <Switch
          id={`${id}-stop`}
          aria-describedby={`${id}-stop-hint`}
          checked={stopsMarketing}
          onCheckedChange={setStopsMarketing}
        />
        <Label htmlFor={`${id}-stop`} className="pt-0.5">
          {t("stopMarketing")}
        </Label>
        <p id={`${id}-stop-hint`} className="col-start-2 text-pretty text-ink-soft text-xs">
          {t("stopMarketingHint")}
        </p>
      </div>
    </FormDialog>
  );
}
