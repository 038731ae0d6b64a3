"use client";

import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import type { PriceOnInput } from "@/server/billing/rate-cards/schemas";
import { useCalendarDay } from "./use-calendar-day";
import type { PriceFound } from "./use-rates";

/** The answer in a sentence, its volume tiers if there are any, and the list it is from. */
export function FoundPrice({ asked, found }: { asked: PriceOnInput; found: PriceFound }) {
  const t = useTranslations("rates");
  const format = useFormatter();
  const locale = useLocale();
  const money = useMoney();
  const day = useCalendarDay();
  const { market, country, card, bands, isFreeInWindow, freePerMonth } = found;
  const [first] = bands;
  const place = country ? new Intl.DisplayNames(locale, { type: "region" }).of(country) : undefined;
  const amount = (micros: bigint) => money({ micros, currency: asked.currency });
  return (
    <div className="grid max-w-3xl gap-2">
      <p className="text-pretty text-lg">
        {first
          ? t("lookup.answer", { amount: amount(first.amountMicros), market, place: place ?? market })
          : t("lookup.none", { market, currency: asked.currency })}{" "}
        {isFreeInWindow && t("lookup.freeInWindow")}
        {freePerMonth !== null && t("lookup.freePerMonth", { count: freePerMonth })}
      </p>
      {bands.length > 1 && (
        <ul className="text-ink-soft tabular-nums">
          {bands.map(({ tierFrom, amountMicros }) => (
            <li key={tierFrom}>
              {t("lookup.band", { from: format.number(Math.max(1, tierFrom)), amount: amount(amountMicros) })}
            </li>
          ))}
        </ul>
      )}
      {card && (
        <Link
          href={`/settings/rates/lists/${card.id}`}
          className="justify-self-start text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
        >
          {t("listName", { currency: asked.currency, day: day(card.effectiveFrom) })},{" "}
          {t("version", { version: card.version })}
        </Link>
      )}
    </div>
  );
}
