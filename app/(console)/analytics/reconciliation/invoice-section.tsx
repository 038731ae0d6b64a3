"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import { decimalOf } from "../decimal-of";
import type { Choice, Reconciliation, useReconciliation } from "./use-reconciliation";

type Actions = ReturnType<typeof useReconciliation>;
type InvoiceSectionProps = {
  data: Reconciliation;
  choice: Choice;
  enter: Actions["enterInvoice"];
  withdraw: Actions["withdrawInvoice"];
};

/** What Meta's invoices of the month say, as they were read off them. */
export function InvoiceSection({ data, choice, enter, withdraw }: InvoiceSectionProps) {
  const t = useTranslations("reconciliation");
  const money = useMoney();
  const [leaving, setLeaving] = useState<Reconciliation["invoices"][number]>();
  return (
    <div className="grid max-w-3xl gap-6">
      {data.invoices.length > 0 && (
        <ul className="divide-y border-y">
          {data.invoices.map((invoice) => (
            <li key={invoice.id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <span className="min-w-0 flex-1 break-words font-medium">{invoice.reference}</span>
              <RelativeTime at={invoice.enteredAt} className="text-ink-soft" />
              <span className="tabular-nums">
                {money({ micros: invoice.amountMicros, currency: invoice.currency })}
              </span>
              <Button variant="quiet" size="sm" onClick={() => setLeaving(invoice)}>
                {t("withdraw")}
                <span className="sr-only">{invoice.reference}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <InvoiceForm currency={data.account.currency} choice={choice} enter={enter} />
      {leaving && (
        <ConfirmDialog
          title={t("withdrawTitle", { reference: leaving.reference })}
          lead={t("withdrawLead")}
          action={t("withdraw")}
          doing={withdraw}
          onClose={() => setLeaving(undefined)}
          onConfirm={() =>
            withdraw.mutate({ invoiceId: leaving.id }, { onSuccess: () => setLeaving(undefined) })
          }
        />
      )}
    </div>
  );
}

type InvoiceFormProps = { currency: string; choice: Choice; enter: Actions["enterInvoice"] };

function InvoiceForm({ currency, choice, enter }: InvoiceFormProps) {
  const t = useTranslations("reconciliation");
  const errorMessage = useErrorMessage();
  const [reference, setReference] = useState("");
  const [typed, setTyped] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const amount = decimalOf(typed);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!amount || !reference.trim()) return;
    enter.mutate(
      { ...choice, reference, amountMicros: amount },
      {
        onSuccess: () => {
          toast.success(t("entered"));
          setReference("");
          setTyped("");
          setIsChecked(false);
        },
      },
    );
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-wrap items-start gap-4">
      <Field
        label={t("reference")}
        error={isChecked && !reference.trim() && t("referenceMissing")}
        className="min-w-56 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t("amount", { currency })}
        error={isChecked && !amount && t("amountMissing")}
        className="w-44"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="text-right tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={enter.isPending} className="mt-6 h-10">
        {t("enter")}
      </Button>
      {enter.isError && (
        <p role="alert" className="w-full text-vermilion-ink">
          {errorMessage(enter.error)}
        </p>
      )}
    </form>
  );
}
