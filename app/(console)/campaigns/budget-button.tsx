"use client";

import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import type { AppRouter } from "@/server/trpc/router";
import { microsOf, plainAmount } from "./amount";
import { type CampaignRow, useCampaignActions } from "./use-campaigns";

type BudgetButtonProps = {
  subject: inferRouterInputs<AppRouter>["campaigns"]["changeBudget"]["subject"];
  name: string;
  budget: NonNullable<CampaignRow["budget"]>;
  currency: string;
};

/** The budget where it lies, and another one in its place. */
export function BudgetButton({ subject, name, budget, currency }: BudgetButtonProps) {
  const t = useTranslations("campaigns");
  const money = useMoney();
  const errorMessage = useErrorMessage();
  const { changeBudget } = useCampaignActions();
  const [isOpen, setIsOpen] = useState(false);
  const [amount, setAmount] = useState("");
  const words = t(budget.kind === "daily" ? "perDay" : "inAll", {
    amount: money({ micros: BigInt(budget.micros), currency }),
  });
  const toMicros = microsOf(amount);
  const mustConfirm = changeBudget.error?.data?.key === "spendLimitConfirm";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (toMicros === 0) return;
    changeBudget.mutate(
      { subject, kind: budget.kind, fromMicros: budget.micros, toMicros, isConfirmed: mustConfirm },
      { onSuccess: () => setIsOpen(false) },
    );
  }

  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        setAmount(plainAmount(budget.micros));
        changeBudget.reset();
      }}
    >
      <PopoverTrigger asChild>
        <Button
          size="sm"
          variant="quiet"
          aria-label={t("budgetOf", { name, words })}
          className="text-ink tabular-nums"
        >
          {words}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end">
        <form noValidate onSubmit={submit} className="grid gap-3">
          <Field
            label={t("amount", { currency })}
            hint={t("budgetHint")}
            error={changeBudget.error && errorMessage(changeBudget.error)}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                className="text-right tabular-nums"
                value={amount}
                onChange={({ target }) => {
                  setAmount(target.value);
                  changeBudget.reset();
                }}
              />
            )}
          </Field>
          <Button
            type="submit"
            variant="main"
            disabled={changeBudget.isPending || toMicros === 0 || toMicros === budget.micros}
          >
            {t(mustConfirm ? "changeAnyway" : "changeBudget")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
