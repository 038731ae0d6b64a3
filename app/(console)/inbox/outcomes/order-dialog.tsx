"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { decimalOf } from "@/app/(console)/analytics/decimal-of";
import { NativeSelect } from "@/components/native-select";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import type { ListedOutcome } from "@/server/ads/outcomes/list-outcomes";
import { currencies } from "@/server/identity/schemas";
import { decimal } from "@/server/money";
import { useReader } from "../reader";
import { useOutcomeActions } from "./use-outcomes";

type OrderDialogProps = {
  conversationId: string;
  /** The order to be set right; without one, a new one is marked. */
  order?: ListedOutcome;
  onClose: () => void;
};

/** An amount above zero, as it is typed in any of our languages. */
function amountOf(typed: string): string | undefined {
  const amount = decimalOf(typed);
  return amount !== undefined && Number(amount) > 0 ? amount : undefined;
}

const typedOf = (micros: bigint) => decimal(micros).replace(/0+$/, "").replace(/\.$/, "");

/** What an order is worth, in which currency, and what the business calls it. */
export function OrderDialog({ conversationId, order, onClose }: OrderDialogProps) {
  const t = useTranslations("outcomes");
  const errorMessage = useErrorMessage();
  const money = useMoney();
  const reader = useReader();
  const { mark, correct, tellMarked } = useOutcomeActions(conversationId);
  // The same wish however often it is sent.
  const [clientId] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState(order?.amountMicros ? typedOf(order.amountMicros) : "");
  const [currency, setCurrency] = useState(order?.currency ?? reader.currency);
  const [reference, setReference] = useState(order?.reference ?? "");
  const [isChecked, setIsChecked] = useState(false);
  const amount = amountOf(typed);
  const doing = order ? correct : mark;
  const told = order?.meta?.state === "sent" ? order.meta : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!amount || doing.isPending) return;
    const worth = { amountMicros: amount, currency, reference: reference.trim() || undefined };
    if (order) correct.mutate({ outcomeId: order.id, ...worth }, { onSuccess: onClose });
    else {
      mark.mutate(
        { conversationId, clientId, kind: "order", ...worth },
        {
          onSuccess: ({ outcomeId }) => {
            tellMarked("order", outcomeId);
            onClose();
          },
        },
      );
    }
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(order ? "correctOrder" : "newOrder")}</DialogTitle>
          <DialogDescription>
            {told?.sentMicros && told.sentCurrency
              ? t("toldBefore", { amount: money({ micros: told.sentMicros, currency: told.sentCurrency }) })
              : t("newOrderLead")}
          </DialogDescription>
        </DialogHeader>
        <form method="post" noValidate onSubmit={submit} className="grid gap-4">
          <div className="grid grid-cols-[1fr_7rem] gap-3">
            <Field
              label={t("amount")}
              hint={t("amountHint")}
              error={isChecked && !amount && t("amountMissing")}
            >
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  inputMode="decimal"
                  autoComplete="off"
                  className="text-right tabular-nums"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
            <Field label={t("currency")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  options={currencies}
                  value={currency}
                  onChange={(event) => setCurrency(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Field
            label={t("reference")}
            hint={t("referenceHint")}
            error={doing.isError && errorMessage(doing.error)}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                autoComplete="off"
                value={reference}
                onChange={(event) => setReference(event.target.value)}
              />
            )}
          </Field>
          <DialogFooter>
            <Button type="submit" variant="main" disabled={doing.isPending}>
              {t(order ? "saveCorrection" : "save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
