"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { type Column, ReportTable } from "@/components/report-table";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { priceOnInput } from "@/server/billing/rate-cards/schemas";
import { useCalendarDay } from "../../use-calendar-day";
import type { RateCardLines } from "../../use-rates";

type Line = RateCardLines["lines"][number];

/** What one price list says, market by market. */
export function CardLines({ rateCardId }: { rateCardId: string }) {
  const t = useTranslations("rates");
  const format = useFormatter();
  const money = useMoney();
  const day = useCalendarDay();
  const trpc = useTRPC();
  const card = useQuery(trpc.rates.card.queryOptions({ rateCardId }));
  const [sought, setSought] = useState("");
  if (card.isPending) return <Skeleton className="m-6 h-96" />;
  if (card.isError) {
    return <FailureState error={card.error} onRetry={card.refetch} isRetrying={card.isFetching} />;
  }
  const { currency, effectiveFrom, version, lines } = card.data;
  const shown = lines.filter(({ market }) => market.toLowerCase().includes(sought.trim().toLowerCase()));
  const categories = priceOnInput.shape.category.options.filter((category) =>
    lines.some(({ prices }) => prices[category]),
  );
  const columns: Column<Line>[] = [
    { key: "market", label: t("market"), isText: true, cell: ({ market }) => market },
    ...categories.map((category) => ({
      key: category,
      label: t(`categories.${category}`),
      cell: ({ prices }: Line) => {
        const [first, ...more] = prices[category] ?? [];
        if (!first) return "–";
        return (
          <>
            {money({ micros: first.amountMicros, currency })}
            {more.map(({ tierFrom, amountMicros }) => (
              <span key={tierFrom} className="block text-ink-soft text-xs">
                {t("lookup.band", {
                  from: format.number(tierFrom),
                  amount: money({ micros: amountMicros, currency }),
                })}
              </span>
            ))}
          </>
        );
      },
    })),
  ];
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            <Link
              href="/settings/rates"
              aria-label={t("lists")}
              className="-ml-2 rounded-md p-1 text-ink-soft hover:bg-hover hover:text-ink"
            >
              <ChevronLeft aria-hidden className="size-5" />
            </Link>
            {t("listName", { currency, day: day(effectiveFrom) })}
          </span>
        }
        lead={t("version", { version })}
      />
      <div className="grid gap-4 px-4 py-6 md:px-6">
        <Field label={t("findMarket")} className="max-w-xs">
          {(control) => (
            <Input {...control} value={sought} onChange={(event) => setSought(event.target.value)} />
          )}
        </Field>
        {shown.length === 0 ? (
          <p className="text-ink-soft">{t("noMarket")}</p>
        ) : (
          <ReportTable caption={t("lists")} columns={columns} rows={shown} rowKey={({ market }) => market} />
        )}
      </div>
    </>
  );
}
