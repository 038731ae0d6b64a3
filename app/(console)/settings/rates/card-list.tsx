"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import { useWhen } from "@/components/use-when";
import { useCalendarDay } from "./use-calendar-day";
import type { RateCard } from "./use-rates";

/** Every price list messages are priced by, the newest first. */
export function CardList() {
  const t = useTranslations("rates");
  const trpc = useTRPC();
  const cards = useQuery(trpc.rates.cards.queryOptions());
  if (cards.isPending) return <Skeleton className="m-6 h-32" />;
  if (cards.isError) {
    return <FailureState error={cards.error} onRetry={cards.refetch} isRetrying={cards.isFetching} />;
  }
  return (
    <section aria-labelledby="price-lists" className="px-4 py-4 md:px-6">
      <h2 id="price-lists" className="font-semibold text-lg">
        {t("lists")}
      </h2>
      <ul className="divide-y">
        {cards.data.map((card) => (
          <CardRow key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}

function CardRow({ card }: { card: RateCard }) {
  const t = useTranslations("rates");
  const format = useFormatter();
  const day = useCalendarDay();
  const { timeZone } = useWhen();
  const { currency, effectiveFrom, version, isOwn, isReplaced, hasTiers, marketCount } = card;
  return (
    <li className="grid gap-1 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={`/settings/rates/lists/${card.id}`}
          className={cn(
            "font-medium text-brand-ink tabular-nums underline decoration-brand/40 underline-offset-4 hover:decoration-brand",
            isReplaced && "text-ink-soft",
          )}
        >
          {t("listName", { currency, day: day(effectiveFrom) })}
        </Link>
        <span className="text-ink-soft text-xs">{t("version", { version })}</span>
        <Badge>{t(isOwn ? "own" : "shared")}</Badge>
        {isReplaced && <Badge>{t("replaced")}</Badge>}
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-soft text-xs">
        <span>{t("markets", { count: marketCount })}</span>
        <span>{t(hasTiers ? "withTiers" : "withoutTiers")}</span>
        <span className="min-w-0 break-words">{isOwn ? card.source : t("metasList")}</span>
        {card.importedBy && (
          <span>
            {t("importedBy", {
              name: card.importedBy,
              day: format.dateTime(card.importedAt, "dayYear", { timeZone }),
            })}
          </span>
        )}
      </p>
    </li>
  );
}
