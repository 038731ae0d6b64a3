"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import type { LaunchPreview } from "../use-rates";

/** What a file of country prices would change. */
export function PriceChanges({ preview }: { preview: LaunchPreview }) {
  const t = useTranslations("rates.launch");
  const locale = useLocale();
  const money = useMoney();
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const { changes, sameCount, keptCount } = preview;
  const amount = (micros: bigint) => money({ micros, currency: "USD" });
  return (
    <section aria-live="polite" aria-label={t("changes")} className="grid gap-3">
      <p>{t("summary", { changed: changes.length, same: sameCount, kept: keptCount })}</p>
      {changes.length > 0 && (
        <ul className="max-h-64 divide-y overflow-y-auto rounded-md border px-3 tabular-nums">
          {changes.map(({ country, beforeMicros, afterMicros }) => (
            <li key={country} className="flex items-center justify-between gap-4 py-2">
              <span>{regions.of(country) ?? country}</span>
              <span>
                {beforeMicros !== null && <span className="text-ink-soft">{amount(beforeMicros)} → </span>}
                <span className="font-medium">{amount(afterMicros)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
