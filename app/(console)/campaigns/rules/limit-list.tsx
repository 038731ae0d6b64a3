"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/cn";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useMoney } from "@/components/use-money";
import { LimitDialog } from "./limit-dialog";
import type { Limit, RulesView } from "./use-rules";

export function LimitList({ view }: { view: RulesView }) {
  const t = useTranslations("campaignRules");
  return (
    <section aria-labelledby="limits" className="grid gap-2">
      <h2 id="limits" className="font-semibold text-lg">
        {t("limits")}
      </h2>
      {view.limits.length === 0 && <p className="max-w-prose text-pretty text-ink-soft">{t("noLimits")}</p>}
      <ul aria-labelledby="limits" className="grid border-t empty:hidden">
        {view.limits.map((limit) => (
          <LimitRow key={limit.limitId} limit={limit} view={view} />
        ))}
      </ul>
    </section>
  );
}

function LimitRow({ limit, view }: { limit: Limit; view: RulesView }) {
  const t = useTranslations("campaignRules");
  const money = useMoney();
  const [isEditing, setIsEditing] = useState(false);
  const account = view.connections.find(({ connectionId }) => connectionId === limit.connectionId);
  const campaign = account?.campaigns.find(({ campaignId }) => campaignId === limit.campaignId);
  const name = campaign?.name ?? t("allOf", { name: account?.name ?? "" });
  const { spentMicros, limitMicros, monthMicros, todayMicros, currency, stops, readAt } = limit;
  const amount = (micros: number) => money({ micros: BigInt(Math.round(micros)), currency });
  const share = Math.min(100, (spentMicros / limitMicros) * 100);
  const expected = Math.min(100, (monthMicros / limitMicros) * 100);
  const isOver = monthMicros > limitMicros;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {name}
          <span className="tabular-nums">
            {t("spentOf", { spent: amount(spentMicros), limit: amount(limitMicros) })}
          </span>
          {stops && <Badge>{t("stopsShort")}</Badge>}
        </p>
        <svg
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-2 w-full max-w-xl"
        >
          <rect width="100" height="4" className="fill-sunken" />
          <rect width={expected} height="4" className="fill-brand/30" />
          <rect
            width={share}
            height="4"
            className={spentMicros > limitMicros ? "fill-vermilion" : "fill-brand"}
          />
        </svg>
        <p className={cn("max-w-prose text-pretty text-sm", isOver ? "text-vermilion-ink" : "text-ink-soft")}>
          {t(isOver ? "endsAbove" : "endsAt", { forecast: amount(monthMicros), today: amount(todayMicros) })}
        </p>
        <p className="text-ink-soft text-xs">
          {readAt ? t.rich("spendReadAt", { when: () => <RelativeTime at={readAt} /> }) : t("spendNotRead")}
        </p>
      </div>
      <Button size="sm" aria-label={t("changeNamed", { name })} onClick={() => setIsEditing(true)}>
        {t("change")}
      </Button>
      {isEditing && <LimitDialog view={view} limit={limit} onClose={() => setIsEditing(false)} />}
    </li>
  );
}
