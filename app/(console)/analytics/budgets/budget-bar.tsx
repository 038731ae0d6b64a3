"use client";

import { useTranslations } from "next-intl";
import { percentOf } from "./percent-of";
import type { Budget } from "./use-budgets";

const length = 1000;

/** What was spent, what is on its way and what is expected, against a line where the budget ends. */
export function BudgetBar({ budget }: { budget: Budget }) {
  const t = useTranslations("budgets");
  const { amountMicros, spentMicros, reservedMicros, forecast, thresholds } = budget;
  const used = spentMicros + reservedMicros;
  const expected = forecast.isKnown && forecast.micros > used ? forecast.micros : used;
  // Whatever is longest fills the bar, with some air behind the line.
  const whole = expected > amountMicros ? expected : amountMicros;
  const at = (micros: bigint) => (whole > 0n ? (Number((micros * 10_000n) / whole) / 10_000) * length : 0);
  const end = Math.min(at(amountMicros), length - 3);
  const percent = percentOf(spentMicros, amountMicros);
  const parts = [
    { to: expected, className: "fill-brand/25" },
    { to: used, className: "fill-brand/60" },
    { to: spentMicros, className: "fill-brand" },
  ];
  return (
    <div className="grid max-w-3xl gap-1">
      <svg viewBox={`0 0 ${length} 20`} preserveAspectRatio="none" aria-hidden="true" className="h-5 w-full">
        <rect width={length} y="4" height="12" className="fill-sunken" />
        {parts.map(({ to, className }) => (
          <rect key={className} width={at(to)} y="4" height="12" className={className} />
        ))}
        {used > amountMicros && (
          <rect
            x={at(amountMicros)}
            y="4"
            width={at(used) - at(amountMicros)}
            height="12"
            className="fill-vermilion"
          />
        )}
        {thresholds
          .filter((threshold) => threshold < 100)
          .map((threshold) => (
            <rect
              key={threshold}
              x={at((amountMicros * BigInt(threshold)) / 100n)}
              y="4"
              width="1.5"
              height="12"
              className="fill-paper"
            />
          ))}
        <rect x={end} width="3" height="20" className="fill-ink" />
      </svg>
      <p className="text-ink-soft text-xs tabular-nums">{t("used", { percent })}</p>
    </div>
  );
}
