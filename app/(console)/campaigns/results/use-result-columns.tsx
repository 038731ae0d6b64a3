"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Column } from "@/components/report-table";
import type { FunnelGroupRow } from "@/server/analytics/funnel/funnel-shapes";
import type { FunnelStep } from "@/server/analytics/funnel/schemas";
import { countedSteps, hasCost } from "@/server/analytics/funnel/schemas";
import { DrillButton } from "../../analytics/drill-button";
import { useFigures } from "../../analytics/use-figures";
import { useAmounts } from "./use-amounts";

type Asked = {
  label: string;
  /** Meta's figures are not known yet. */
  isUnread: boolean;
  nameOf: (row: FunnelGroupRow) => ReactNode;
  /** Undefined where there is no way down. */
  onShow: (row: FunnelGroupRow, step: FunnelStep) => (() => void) | undefined;
};

/** The funnel of a row from left to right, below each figure what one of it cost. */
export function useResultColumns({ label, isUnread, nameOf, onShow }: Asked): Column<FunnelGroupRow>[] {
  const t = useTranslations("reports.results");
  const { count } = useFigures();
  const { amounts, each, returned } = useAmounts();
  const metaCount = (name: "impressions" | "clicks" | "conversations"): Column<FunnelGroupRow> => ({
    key: `meta-${name}`,
    label: t(`meta.${name}`),
    cell: ({ figures: { meta } }) => (
      <Two below={each(meta.spend, meta[name])}>{isUnread ? "–" : count(meta[name])}</Two>
    ),
  });
  return [
    { key: "name", label, isText: true, cell: nameOf },
    { key: "spend", label: t("meta.spend"), cell: ({ figures: { meta } }) => amounts(meta.spend) },
    metaCount("impressions"),
    metaCount("clicks"),
    metaCount("conversations"),
    ...countedSteps.map(
      (step): Column<FunnelGroupRow> => ({
        key: step,
        label: t(`steps.${step}`),
        cell: (row) => {
          const { meta, ours } = row.figures;
          if (!ours) return "–";
          return (
            <Two below={hasCost(step) ? each(meta.spend, ours[step]) : null}>
              <DrillButton onClick={ours[step] > 0 ? onShow(row, step) : undefined}>
                {count(ours[step])}
              </DrillButton>
            </Two>
          );
        },
      }),
    ),
    {
      key: "revenue",
      label: t("revenue"),
      cell: (row) => (
        <DrillButton onClick={row.figures.ours?.orders ? onShow(row, "orders") : undefined}>
          {amounts(row.figures.ours?.revenue ?? [])}
        </DrillButton>
      ),
    },
    {
      key: "messageCost",
      label: t("messageCost"),
      cell: (row) => (
        <DrillButton onClick={row.figures.ours?.messageCost.length ? onShow(row, "messages") : undefined}>
          {amounts(row.figures.ours?.messageCost ?? [])}
        </DrillButton>
      ),
    },
    { key: "returned", label: t("returned"), cell: ({ figures }) => returned(figures.returned) },
  ];
}

function Two({ below, children }: { below: string | null; children: ReactNode }) {
  return (
    <>
      {children}
      {below && <span className="block font-normal text-ink-soft text-xs">{below}</span>}
    </>
  );
}
