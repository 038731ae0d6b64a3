"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import { useCalendarDay } from "./use-calendar-day";
import type { Preview } from "./use-rates";

type Change = Preview["changed"][number];

/** What a file would change, before it changes anything: what is dearer or cheaper, new, and missing. */
export function PreviewChanges({ preview }: { preview: Preview }) {
  const t = useTranslations("rates");
  const day = useCalendarDay();
  const { added, changed, removed, sameCount, currency, comparedWith, ignored } = preview;
  const missing = [...new Set(removed.map(({ market }) => market))];
  return (
    <section aria-live="polite" aria-label={t("changes")} className="grid gap-3">
      <p className="text-pretty">
        {t("summary", { changed: changed.length, added: added.length, same: sameCount, currency })}{" "}
        {comparedWith ? t("comparedWith", { day: day(comparedWith) }) : t("firstOfCurrency")}
      </p>
      {changed.length > 0 && <ChangeTable changes={changed} currency={currency} />}
      {missing.length > 0 && (
        <p className="text-amber-ink">
          {t("missing", { count: missing.length, markets: missing.slice(0, 6).join(", ") })}
        </p>
      )}
      {preview.losesBands && <p className="text-amber-ink">{t("losesBands")}</p>}
      {ignored.length > 0 && (
        <p className="text-ink-soft text-xs">{t("ignored", { columns: ignored.join(", ") })}</p>
      )}
    </section>
  );
}

function ChangeTable({ changes, currency }: { changes: Change[]; currency: string }) {
  const t = useTranslations("rates");
  const money = useMoney();
  const price = (bands: Change["before"]) =>
    bands.map(({ amountMicros }) => money({ micros: amountMicros, currency })).join(" · ");
  return (
    <div className="max-h-64 overflow-y-auto rounded-md border">
      <table className="w-full">
        <thead>
          <tr className="border-b text-ink-soft text-xs">
            <th className="px-3 py-2 text-left font-normal">{t("market")}</th>
            <th className="px-3 py-2 text-right font-normal">{t("before")}</th>
            <th className="px-3 py-2 text-right font-normal">{t("after")}</th>
          </tr>
        </thead>
        <tbody className="divide-y tabular-nums">
          {changes.map(({ market, category, before, after }) => (
            <tr key={`${market} ${category}`}>
              <th scope="row" className="px-3 py-2 text-left font-normal">
                {market}
                <span className="block text-ink-soft text-xs">{t(`categories.${wordOf(category)}`)}</span>
              </th>
              <td className="px-3 py-2 text-right text-ink-soft">{price(before)}</td>
              <td className="px-3 py-2 text-right font-medium">{price(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const words = ["marketing", "utility", "authentication", "authentication_international", "service"] as const;
const wordOf = (category: string) => words.find((word) => word === category) ?? "other";
