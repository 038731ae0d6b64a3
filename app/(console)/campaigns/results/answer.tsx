"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import { useFigures } from "../../analytics/use-figures";
import { useAmounts } from "./use-amounts";
import { isUnread } from "./what-is-known";

const b = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** What was paid and what came of it, in one breath. */
export function Answer({ report }: { report: FunnelReport }) {
  const { meta, ours, returned } = report.total;
  const t = useTranslations("reports.results");
  const { amounts, ratio } = useAmounts();
  const { count } = useFigures();
  const [chats, orders] = [ours?.conversations ?? 0, ours?.orders ?? 0];
  return (
    <p className="max-w-4xl text-pretty text-2xl leading-9 tracking-tight">
      {meta.spend.length === 0
        ? t.rich(isUnread(report) ? "answerUnread" : "answerUnspent", {
            ...{ b, chats, shownChats: count(chats), orders, shownOrders: count(orders) },
          })
        : t.rich("answer", {
            b,
            spend: amounts(meta.spend),
            chats,
            shownChats: count(chats),
            orders,
            shownOrders: count(orders),
          })}
      {returned !== null && orders > 0 && <> {t.rich("answerReturn", { b, ratio: ratio(returned) })}</>}
    </p>
  );
}
