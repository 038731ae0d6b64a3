"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import type { Amount } from "@/server/analytics/funnel/funnel-shapes";
import { costEach } from "@/server/money";
import { useFigures } from "../../analytics/use-figures";

const cent = 10_000n;

/** Writes amounts, each currency by itself, and what one of so many cost. */
export function useAmounts() {
  const t = useTranslations("reports.results");
  const money = useMoney();
  const format = useFormatter();
  const { list } = useFigures();
  const ratio = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return {
    amounts: (all: Amount[]) => (all.length > 0 ? list(all.map((one) => money(one))) : "–"),
    /** What a chart can write beside its axis. */
    rounded: (currency: string, value: number) =>
      money({ currency, micros: BigInt(Math.round(value * 100)) * cent }),
    /** "€ 3.33 each"; nothing where there was none, or nothing was spent. */
    each(spend: Amount[], count: number) {
      const paid = spend.filter(({ micros }) => micros > 0n);
      if (paid.length === 0 || count === 0) return null;
      const costs = paid.map(({ currency, micros }) => money({ currency, micros: costEach(micros, count) }));
      return t("each", { cost: list(costs) });
    },
    ratio,
    returned: (value: number | null) => (value === null ? "–" : t("times", { ratio: ratio(value) })),
  };
}
