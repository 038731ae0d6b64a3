"use client";

import { useLocale } from "next-intl";
import { formatMoney, type Money } from "@/server/money";

/** Writes an amount in the reader's language. */
export function useMoney() {
  const locale = useLocale();
  return (money: Money, decimals?: number) => formatMoney(money, locale, decimals);
}
