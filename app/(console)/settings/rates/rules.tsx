"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useCalendarDay } from "./use-calendar-day";

const regimeWords = [
  { regime: "2018", word: "launch" },
  { regime: "conversation-2022", word: "conversations" },
  { regime: "pmp-2025-07", word: "templates" },
  { regime: "pmp-2026-10", word: "answers" },
] as const;

/** The rules of pricing in words with their days, and which calling code is priced as which market. */
export function Rules() {
  const t = useTranslations("rates");
  const day = useCalendarDay();
  const trpc = useTRPC();
  const rules = useQuery(trpc.rates.rules.queryOptions());
  if (rules.isPending) return <Skeleton className="m-6 h-64" />;
  if (rules.isError) {
    return <FailureState error={rules.error} onRetry={rules.refetch} isRetrying={rules.isFetching} />;
  }
  const { regimes, markets } = rules.data;
  return (
    <div className="grid gap-8 px-4 pb-10 md:px-6">
      <section aria-labelledby="pricing-rules">
        <h2 id="pricing-rules" className="font-semibold text-lg">
          {t("rules")}
        </h2>
        <ol className="divide-y">
          {regimes.map(({ regime, effectiveFrom }) => {
            const word = regimeWords.find((one) => one.regime === regime)?.word;
            return (
              <li key={regime} className="grid gap-1 py-3 md:grid-cols-[10rem_1fr]">
                <span className="font-medium tabular-nums">{t("since", { day: day(effectiveFrom) })}</span>
                <span className="text-pretty text-ink-soft">{word ? t(`regimes.${word}`) : regime}</span>
              </li>
            );
          })}
        </ol>
      </section>
      <details>
        <summary className="cursor-pointer font-semibold text-lg">{t("codes")}</summary>
        <p className="max-w-prose py-2 text-pretty text-ink-soft">{t("codesLead")}</p>
        <div className="overflow-x-auto">
          <table className="w-full max-w-3xl">
            <thead>
              <tr className="border-b text-left text-ink-soft text-xs">
                <th className="py-2 pr-3 font-normal">{t("market")}</th>
                <th className="py-2 pr-3 font-normal">{t("code")}</th>
                <th className="py-2 pr-3 font-normal">{t("valid")}</th>
              </tr>
            </thead>
            <tbody className="divide-y tabular-nums">
              {markets.map(({ market, callingCode, country, validFrom, validTo }) => (
                <tr key={`${callingCode} ${country} ${validFrom}`}>
                  <th scope="row" className="py-2 pr-3 text-left font-normal">
                    {market}
                  </th>
                  <td className="whitespace-nowrap py-2 pr-3">
                    {callingCode ? `+${callingCode} ${country}` : t("everybodyElse")}
                  </td>
                  <td className="py-2 pr-3 text-ink-soft">
                    {validTo
                      ? t("fromTo", { from: day(validFrom), to: day(validTo) })
                      : t("since", { day: day(validFrom) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
