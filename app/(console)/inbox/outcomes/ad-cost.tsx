"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useMoney } from "@/components/use-money";
import type { AdCost as Cost } from "@/server/analytics/funnel/ad-cost";

const cent = 10_000n;
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** What this ad has cost for each chat that it brought, over the days it was shown; nothing while Meta has told nothing. */
export function AdCost({ adMetaId }: { adMetaId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.funnel.adCost.queryOptions({ adMetaId }, { retry: false }));
  return data ? <Sentence cost={data} /> : null;
}

function Sentence({ cost: { spend, conversations, since, until } }: { cost: Cost }) {
  const t = useTranslations("outcomes");
  const money = useMoney();
  const format = useFormatter();
  const dates = format.dateTimeRange(noon(since), noon(until), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const spent = money(spend);
  if (conversations === 0) return <p className="text-ink-soft text-xs">{t("adSpent", { spent, dates })}</p>;
  const count = BigInt(conversations);
  const each = ((spend.micros + (count * cent) / 2n) / (count * cent)) * cent;
  return (
    <p className="text-ink-soft text-xs tabular-nums">
      {t("adCost", {
        each: money({ ...spend, micros: each }),
        spent,
        conversations,
        shown: format.number(conversations),
        dates,
      })}
    </p>
  );
}
