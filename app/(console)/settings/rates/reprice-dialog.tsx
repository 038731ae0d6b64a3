"use client";

import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { DialogButton } from "@/components/dialog-button";
import { DialogForm } from "@/components/dialog-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useMoney } from "@/components/use-money";
import { type Difference, useRates } from "./use-rates";

/** Prices what was charged again by the lists there are now: first the difference in money, then the run. */
export function RepriceDialog() {
  const t = useTranslations("rates");
  return (
    <DialogButton icon={RefreshCw} label={t("reprice")}>
      {(close) => <RepriceForm onDone={close} />}
    </DialogButton>
  );
}

function RepriceForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("rates");
  const { previewRepricing, reprice } = useRates();
  const [days, setDays] = useState({ fromDay: "", toDay: "" });
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const areDays = days.fromDay !== "" && days.toDay !== "" && days.fromDay <= days.toDay;
  const failure = previewRepricing.error ?? reprice.error;

  function goOn() {
    setIsChecked(true);
    if (!areDays || !reason.trim()) return;
    const input = { ...days, reason: reason.trim() };
    if (!previewRepricing.data) return previewRepricing.mutate(input);
    reprice.mutate(input, {
      onSuccess: ({ changedCount, adjusted }) => {
        toast.success(t("repricedToast", { count: changedCount + adjusted.changedCount }));
        onDone();
      },
    });
  }

  function change(values: Partial<typeof days>) {
    setDays({ ...days, ...values });
    previewRepricing.reset();
    reprice.reset();
  }

  return (
    <DialogForm
      title={t("repriceTitle")}
      lead={t("repriceLead")}
      action={t(previewRepricing.data ? "repriceSubmit" : "repriceLook")}
      isDisabled={
        previewRepricing.isPending ||
        reprice.isPending ||
        (previewRepricing.data && changesNothing(previewRepricing.data))
      }
      failure={failure}
      onSubmit={goOn}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("firstDay")} error={isChecked && !areDays && t("daysMissing")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days.fromDay}
              onChange={(event) => change({ fromDay: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("lastDay")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days.toDay}
              onChange={(event) => change({ toDay: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label={t("reason")}
        hint={t("reasonHint")}
        error={isChecked && !reason.trim() && t("reasonMissing")}
      >
        {(control) => (
          <Input
            {...control}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {previewRepricing.data && <MoneyDifference difference={previewRepricing.data} />}
    </DialogForm>
  );
}

const changesNothing = ({ changedCount, adjusted }: Difference) => changedCount + adjusted.changedCount === 0;

function MoneyDifference({ difference }: { difference: Difference }) {
  const t = useTranslations("rates");
  const { changedCount, sums, adjusted } = difference;
  const format = useFormatter();
  const months = adjusted.months.map((month) =>
    format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" }),
  );
  return (
    <section aria-live="polite" className="grid gap-2">
      <p>{t("repriceCount", { count: changedCount })}</p>
      <Sums sums={sums} />
      {adjusted.changedCount > 0 && (
        <>
          <p className="pt-2">
            {t("repriceAdjusted", { count: adjusted.changedCount, months: format.list(months) })}
          </p>
          <Sums sums={adjusted.sums} />
        </>
      )}
    </section>
  );
}

function Sums({ sums }: Pick<Difference, "sums">) {
  const t = useTranslations("rates");
  const money = useMoney();
  return (
    <ul className="grid gap-1 tabular-nums">
      {sums.map(({ currency, beforeMicros, afterMicros }) => (
        <li key={currency}>
          {t("repriceSum", {
            before: money({ micros: beforeMicros, currency }),
            after: money({ micros: afterMicros, currency }),
            difference: money({ micros: afterMicros - beforeMicros, currency }),
          })}
        </li>
      ))}
    </ul>
  );
}
