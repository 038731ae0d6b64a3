"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Money } from "@/server/money";
import { cn } from "./cn";
import { useMoney } from "./use-money";
import { useNow } from "./use-now";
import { useWhen } from "./use-when";

/** What a message costs, before it is sent or after. */
export type Price =
  | { kind: "free"; until?: Date | null }
  | { kind: "price"; amount: Money }
  | { kind: "estimate"; amount: Money }
  | { kind: "allowance"; left: number; of: number }
  | { kind: "unknown" };

/** The price in words, for a button or a sentence: "€ 0.0171", "free until 14:32". */
export function usePriceText(timeZone?: string) {
  const t = useTranslations("tag");
  const format = useFormatter();
  const money = useMoney();
  const now = useNow();
  const when = useWhen(timeZone);

  return (price: Price): string => {
    switch (price.kind) {
      case "free":
        return price.until ? t("freeUntil", { until: when.short(price.until, now) }) : t("free");
      case "price":
        return money(price.amount);
      case "estimate":
        return t("estimate", { amount: money(price.amount) });
      case "allowance":
        return t("allowance", { left: format.number(price.left), of: format.number(price.of) });
      case "unknown":
        return t("unknown");
    }
  };
}

type TagProps = {
  price: Price;
  timeZone?: string;
  /** A word before the price, such as the category: "marketing". */
  children?: ReactNode;
  className?: string;
};

/** The price tag: small, exact, and calm whatever it says. */
export function Tag({ price, timeZone, children, className }: TagProps) {
  const text = usePriceText(timeZone)(price);
  const isFree = price.kind === "free" || price.kind === "allowance";
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center whitespace-nowrap rounded-r-sm rounded-l-lg border bg-surface pr-1.5 text-xs tabular-nums",
        isFree ? "border-brand/50 text-brand-ink" : "border-rule-strong text-ink-soft",
        className,
      )}
    >
      <span
        aria-hidden
        className={cn(
          "mx-1.5 size-1.5 shrink-0 rounded-full border",
          isFree ? "border-brand/50" : "border-control",
        )}
      />
      {children && <span className="mr-1">{children}</span>}
      {text}
    </span>
  );
}
