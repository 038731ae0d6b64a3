"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useMoney } from "@/components/use-money";
import { Aside } from "./statement";

/** What each budget of this month has spent, and may come to; nothing where nobody set one. */
export function BudgetLines() {
  const t = useTranslations("overview");
  const money = useMoney();
  const { data } = useQuery(useTRPC().budgets.list.queryOptions());
  return data?.budgets.map(({ id, numberName, currency, amountMicros, spentMicros, forecast }) => (
    <Aside key={id}>
      {t(forecast.isKnown ? "budgetForecast" : "budget", {
        of: numberName ?? t("allNumbers", { currency }),
        spent: money({ micros: spentMicros, currency }),
        amount: money({ micros: amountMicros, currency }),
        forecast: forecast.isKnown ? money({ micros: roundedTo(forecast.micros), currency }) : "",
      })}
    </Aside>
  ));
}

const cent = 10_000n;

/** A forecast is not known to the millionth. */
const roundedTo = (micros: bigint) => ((micros + cent / 2n) / cent) * cent;
