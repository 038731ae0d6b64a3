"use client";

import { useTranslations } from "next-intl";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { type BilledParams, shows } from "../report-params";

type ShowChoiceProps = {
  show: BilledParams["show"];
  currency: string | undefined;
  currencies: string[];
  onChange: (change: Pick<BilledParams, "show"> & Partial<Pick<BilledParams, "currency">>) => void;
};

/** Messages or cost; with several currencies each has a choice of its own, for they have no sum. */
export function ShowChoice({ show, currency, currencies, onChange }: ShowChoiceProps) {
  const t = useTranslations("reports.billed");
  const isOne = currencies.length < 2;
  return (
    <ToggleGroup
      type="single"
      aria-label={t("showLabel")}
      value={show === "cost" && !isOne ? `cost ${currency}` : show}
      onValueChange={(value) => {
        const [chosen, inCurrency] = value.split(" ");
        const show = shows.find((one) => one === chosen);
        if (show) onChange({ show, currency: inCurrency ?? "" });
      }}
    >
      <ToggleGroupItem value="messages">{t("messages")}</ToggleGroupItem>
      {isOne ? (
        <ToggleGroupItem value="cost" disabled={currencies.length === 0}>
          {t("cost")}
        </ToggleGroupItem>
      ) : (
        currencies.map((one) => (
          <ToggleGroupItem key={one} value={`cost ${one}`}>
            {t("costIn", { currency: one })}
          </ToggleGroupItem>
        ))
      )}
    </ToggleGroup>
  );
}
