"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import { type Column, ReportTable } from "@/components/report-table";
import { useMoney } from "@/components/use-money";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import type { BroadcastItem } from "@/server/notifications/broadcasts/shapes";
import { useFigures } from "../analytics/use-figures";
import { StateBadge } from "./state-badge";

/** What was sent and is on its way: what became of it and what it cost. */
export function BroadcastList({ broadcasts }: { broadcasts: BroadcastItem[] }) {
  const t = useTranslations("broadcasts");
  const columns = useColumns();
  if (broadcasts.length === 0) return null;
  return (
    <section aria-labelledby="sent" className="grid gap-2">
      <h2 id="sent" className="font-semibold text-lg">
        {t("sentOnes")}
      </h2>
      <ReportTable
        caption={t("sentOnes")}
        columns={columns}
        rows={broadcasts}
        rowKey={({ broadcastId }) => broadcastId}
      />
    </section>
  );
}

function useColumns(): Column<BroadcastItem>[] {
  const t = useTranslations("broadcasts.columns");
  const money = useMoney();
  const format = useFormatter();
  const when = useWhen();
  const now = useNow();
  const { count, share } = useFigures();
  const part = (figure: number, of: number) => (
    <>
      {count(figure)}{" "}
      <span className="inline-block w-12 text-right text-ink-soft text-xs">
        {share({ count: figure, of })}
      </span>
    </>
  );
  return [
    {
      key: "name",
      label: t("name"),
      isText: true,
      cell: ({ broadcastId, name, templateName }) => (
        <span className="grid py-1.5">
          <Link
            href={`/notifications/${broadcastId}`}
            className="max-w-72 truncate text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
          >
            {name}
          </Link>
          <span className="max-w-72 truncate font-normal text-ink-soft text-xs">
            {templateName?.replaceAll("_", " ")}
          </span>
        </span>
      ),
    },
    { key: "state", label: t("state"), isText: true, cell: ({ state }) => <StateBadge state={state} /> },
    { key: "people", label: t("people"), cell: ({ figures }) => count(figures.people - figures.leftOut) },
    { key: "delivered", label: t("delivered"), cell: ({ figures }) => part(figures.delivered, figures.sent) },
    { key: "read", label: t("read"), cell: ({ figures }) => part(figures.read, figures.delivered) },
    { key: "replied", label: t("replied"), cell: ({ figures }) => part(figures.replied, figures.delivered) },
    {
      key: "cost",
      label: t("cost"),
      cell: ({ cost }) =>
        cost.length > 0
          ? format.list(
              cost.map(({ currency, estimatedMicros }) => money({ currency, micros: estimatedMicros })),
            )
          : "–",
    },
    {
      key: "when",
      label: t("when"),
      cell: ({ state, sendAt, startedAt, createdAt }) =>
        state === "scheduled" && sendAt ? (
          when.short(sendAt, now)
        ) : (
          <RelativeTime at={sendAt ?? startedAt ?? createdAt} />
        ),
    },
  ];
}
