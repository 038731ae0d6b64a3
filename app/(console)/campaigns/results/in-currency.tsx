"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import type { ReportChoices } from "@/server/analytics/report-shapes";
import { Choice } from "../../analytics/choice";
import { useFigures } from "../../analytics/use-figures";

type InCurrencyProps = {
  converted: FunnelReport["converted"];
  choices: ReportChoices | undefined;
  value: string;
  onChange: (currency: string) => void;
};

/** Everything in one currency, only for who asks, with the rates and their days beside it. */
export function InCurrency({ converted, choices, value, onChange }: InCurrencyProps) {
  const t = useTranslations("reports.billed.convert");
  const exchange = useTranslations("exchange");
  const format = useFormatter();
  const { list } = useFigures();
  const currencies = [...new Set([...(choices?.currencies ?? []), ...(value ? [value] : [])])];
  if (currencies.length === 0) return null;
  const rates = (converted?.rates ?? []).map(({ from, rate, day, source }) =>
    t("rate", {
      from,
      to: value,
      rate: format.number(Number(rate), { maximumSignificantDigits: 6 }),
      source: exchange(`sources.${source}`),
      day: format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
    }),
  );
  const missing = converted?.missing ?? [];
  return (
    <div className="grid gap-1">
      <p>
        {t("label")}{" "}
        <Choice
          label={t("label")}
          options={[
            { value: "", label: t("not") },
            ...currencies.map((currency) => ({ value: currency, label: currency })),
          ]}
          value={value}
          onChange={onChange}
        />
      </p>
      {rates.length > 0 && <p className="text-ink-soft text-xs">{list(rates)}</p>}
      {missing.length > 0 && <p>{t("missing", { currencies: list(missing) })}</p>}
    </div>
  );
}
