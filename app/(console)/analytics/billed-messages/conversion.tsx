"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { Converted, ReportChoices } from "@/server/analytics/report-shapes";
import { Choice } from "../choice";
import { DrillButton } from "../drill-button";
import type { Drill } from "../report-params";
import { useFigures } from "../use-figures";

type ConversionProps = {
  converted: Converted | null;
  choices: ReportChoices | undefined;
  value: string;
  mayEnter: boolean;
  onChange: (currency: string) => void;
  onDrill: ((drill: Drill) => void) | undefined;
};

/** The sum in one currency, only for who asks, with the rates and their days beside it. */
export function Conversion({ converted, choices, value, mayEnter, onChange, onDrill }: ConversionProps) {
  const t = useTranslations("reports.billed.convert");
  const currencies = choices?.currencies ?? [];
  const link = mayEnter && (
    <Link href="/settings/exchange-rates" className="text-brand-ink underline underline-offset-4">
      {t("enter")}
    </Link>
  );
  if (currencies.length === 0 && value === "") {
    return mayEnter ? (
      <p className="text-ink-soft">
        {t("noRates")} {link}
      </p>
    ) : null;
  }
  return (
    <div className="grid gap-1">
      <p>
        {t("label")}{" "}
        <Choice
          label={t("label")}
          options={[
            { value: "", label: t("not") },
            ...[...new Set([...currencies, ...(value ? [value] : [])])].map((one) => ({
              value: one,
              label: one,
            })),
          ]}
          value={value}
          onChange={onChange}
        />
      </p>
      {converted && <Sum converted={converted} link={link} onDrill={onDrill} />}
    </div>
  );
}

type SumProps = Pick<ConversionProps, "onDrill"> & { converted: Converted; link: ReactNode };

function Sum({ converted, link, onDrill }: SumProps) {
  const t = useTranslations("reports.billed.convert");
  const say = useTranslations("exchange");
  const format = useFormatter();
  const money = useMoney();
  const { list } = useFigures();
  const { currency, rates, missing, totalMicros } = converted;
  if (totalMicros === null) {
    return (
      <p>
        {t("missing", { currencies: list(missing) })} {link}
      </p>
    );
  }
  const amount = money({ micros: totalMicros, currency }, 2);
  const sum = (chunks: ReactNode) => (
    <strong className="font-semibold tabular-nums">
      <DrillButton onClick={onDrill && (() => onDrill({}))}>{chunks}</DrillButton>
    </strong>
  );
  if (rates.length === 0) return <p>{t.rich("alone", { b: sum, amount })}</p>;
  const written = rates.map(({ from, rate, day, source }) =>
    t("rate", {
      from,
      to: currency,
      rate: format.number(Number(rate), { maximumSignificantDigits: 6 }),
      source: say(`sources.${source}`),
      day: format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
    }),
  );
  return <p>{t.rich("total", { b: sum, amount, currency, rates: list(written) })}</p>;
}
