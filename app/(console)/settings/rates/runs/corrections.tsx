"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import { useCategory } from "./use-category";

/** Templates that Meta puts in another category than their messages were charged in. */
export function Corrections() {
  const t = useTranslations("rates.corrections");
  const trpc = useTRPC();
  const money = useMoney();
  const category = useCategory();
  const { exact } = useWhen();
  const found = useQuery(trpc.rates.corrections.queryOptions());
  if (found.isPending) return <Skeleton className="m-6 h-24" />;
  if (found.isError) {
    return <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />;
  }
  return (
    <section aria-labelledby="corrections" className="grid gap-2 px-4 pb-10 md:px-6">
      <h2 id="corrections" className="font-semibold text-lg">
        {t("title")}
      </h2>
      <p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
      {found.data.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="max-w-4xl divide-y">
          {found.data.map((one) => (
            <li key={`${one.templateId} ${one.chargedAs} ${one.currency}`} className="grid gap-1 py-3">
              <p className="font-medium">
                {one.templateName} · {one.language}
              </p>
              <p className="text-pretty">
                {t("line", {
                  messages: one.messages,
                  chargedAs: category(one.chargedAs),
                  now: category(one.now),
                  amount: money({ micros: one.estimatedMicros, currency: one.currency }),
                })}
              </p>
              <p className="text-ink-soft text-xs">
                {t("between", { from: exact(one.firstAt), to: exact(one.lastAt) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
