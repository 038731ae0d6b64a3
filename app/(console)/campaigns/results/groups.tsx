"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { ReportTable } from "@/components/report-table";
import { Button } from "@/components/ui/button";
import { WideTable } from "@/components/wide-table";
import type { FunnelGroupRow, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import { Section } from "../../analytics/section";
import { useFigures } from "../../analytics/use-figures";
import { type Behind, moreRows, type ResultsParams } from "./results-params";
import { usePlacementText } from "./use-placement-text";
import { useResultColumns } from "./use-result-columns";
import { isUnread } from "./what-is-known";

type GroupsProps = {
  report: FunnelReport;
  groupBy: ResultsParams["group"];
  table: RefObject<HTMLTableElement | null>;
  /** So many are listed at most. */
  rows: ResultsParams["rows"];
  onMore: (rows: ResultsParams["rows"]) => void;
  onShow: (of: Behind) => void;
};

/** What was paid for the most comes first; what Meta shows of a placement only it can tell. */
export function Groups({ report, groupBy, table, rows, onMore, onShow }: GroupsProps) {
  const t = useTranslations("reports.results");
  const say = useTranslations("reports");
  const { country, count } = useFigures();
  const placement = usePlacementText();
  const { groups, groupCount, sortedBy } = report;
  const total: FunnelGroupRow = { key: null, name: null, figures: report.total };
  const more = groups.length < groupCount ? moreRows(rows) : undefined;
  const nameOf = (row: FunnelGroupRow) => {
    if (row === total) return say("total");
    if (groupBy === "country") return country(row.key);
    if (groupBy === "placement") return placement(row.key);
    return row.name ?? t("elsewhere");
  };
  const columns = useResultColumns({
    label: t(`groups.${groupBy}`),
    isUnread: isUnread(report),
    nameOf,
    onShow: (row, step) =>
      row === total ? () => onShow({ step }) : () => onShow({ step, groupBy, key: row.key }),
  });
  return (
    <Section
      title={t("perGroup", { by: t(`by.${groupBy}`) })}
      note={[
        t(groupBy === "placement" ? "placementNote" : "groupNote"),
        ...(sortedBy ? [t("sortedBy", { currency: sortedBy })] : []),
      ].join(" ")}
    >
      <WideTable label={t("tableOf", { by: t(`by.${groupBy}`) })}>
        <ReportTable
          ref={table}
          caption={t("perGroup", { by: t(`by.${groupBy}`) })}
          columns={columns}
          rows={groups}
          rowKey={({ key }) => String(key)}
          total={total}
        />
      </WideTable>
      {groups.length < groupCount && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-ink-soft text-xs">
            {t("listed", { listed: count(groups.length), all: count(groupCount) })}
            {!more && ` ${t("listedRest")}`}
          </p>
          {more && <Button onClick={() => onMore(more)}>{t("listMore")}</Button>}
        </div>
      )}
    </Section>
  );
}
