"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { decimal, decimalsFor } from "@/server/money";
import { useRates } from "../use-rates";
import { PriceForm } from "./price-form";

/** What a message outside the 24 hours cost in each country in 2018, as the workspace found it. */
export function LaunchPrices() {
  const t = useTranslations("rates.launch");
  const trpc = useTRPC();
  const locale = useLocale();
  const money = useMoney();
  const { saveLaunchRate } = useRates();
  const prices = useQuery(trpc.rates.launchRates.queryOptions());
  const [changing, setChanging] = useState({ country: "", amount: "" });
  const [leaving, setLeaving] = useState<string>();
  if (prices.isPending) return <Skeleton className="m-6 h-64" />;
  if (prices.isError) {
    return <FailureState error={prices.error} onRetry={prices.refetch} isRetrying={prices.isFetching} />;
  }
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const nameOf = (country: string) => regions.of(country) ?? country;
  const decimals = decimalsFor(prices.data.map(({ amountMicros }) => amountMicros));
  const sorted = prices.data.toSorted((one, other) =>
    nameOf(one.country).localeCompare(nameOf(other.country), locale),
  );
  return (
    <div className="grid max-w-3xl gap-6 px-4 py-6 md:px-6">
      <PriceForm
        key={changing.country}
        given={changing}
        onSaved={() => setChanging({ country: "", amount: "" })}
      />
      {sorted.length === 0 ? (
        <p className="text-pretty text-ink-soft">{t("none")}</p>
      ) : (
        <ul aria-label={t("label")} className="divide-y border-y">
          {sorted.map(({ country, amountMicros }) => (
            <li key={country} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <span className="min-w-0 flex-1 break-words font-medium">{nameOf(country)}</span>
              <span className="tabular-nums">
                {money({ micros: amountMicros, currency: "USD" }, decimals)}
              </span>
              <Button
                variant="quiet"
                size="sm"
                onClick={() =>
                  setChanging({
                    country,
                    amount: decimal(amountMicros).replace(/0+$/, "").replace(/\.$/, ""),
                  })
                }
              >
                {t("change")}
                <span className="sr-only">{nameOf(country)}</span>
              </Button>
              <Button variant="quiet" size="sm" onClick={() => setLeaving(country)}>
                {t("remove")}
                <span className="sr-only">{nameOf(country)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {leaving && (
        <ConfirmDialog
          title={t("removeTitle", { country: nameOf(leaving) })}
          lead={t("removeLead")}
          action={t("remove")}
          doing={saveLaunchRate}
          onClose={() => setLeaving(undefined)}
          onConfirm={() =>
            saveLaunchRate.mutate(
              { country: leaving, amount: null },
              { onSuccess: () => setLeaving(undefined) },
            )
          }
        />
      )}
    </div>
  );
}
