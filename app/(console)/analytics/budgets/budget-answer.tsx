"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import { toCents } from "./to-cents";
import { type Budget, useBudgetWords } from "./use-budgets";

/** The month in one sentence: what was spent of how much, and what it may come to. */
export function BudgetAnswer({ budget }: { budget: Budget }) {
  const t = useTranslations("budgets");
  const words = useBudgetWords();
  const money = useMoney();
  const { amountMicros, spentMicros, forecast, currency } = budget;
  const values = {
    month: words.month(budget.month),
    spent: money({ micros: spentMicros, currency }),
    amount: money({ micros: amountMicros, currency }),
  };
  const expected = forecast.isKnown
    ? t(forecast.micros > amountMicros ? "willPass" : "willHold", {
        forecast: money({ micros: toCents(forecast.micros), currency }),
      })
    : undefined;
  return (
    <p className="max-w-3xl text-balance font-medium text-lg">
      {[t("answer", values), expected].filter(Boolean).join(" ")}
    </p>
  );
}
