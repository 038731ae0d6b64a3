"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { ReportTable } from "@/components/report-table";
import type { FunnelGroupRow, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import { Section } from "../../analytics/section";
import { useFigures } from "../../analytics/use-figures";
import type { Behind, ResultsParams } from "./results-params";
import { usePlacementText } from "./use-placement-text";
import { useResultColumns } from "./use-result-columns";
import { isUnread } from "./what-is-known";
import { WideTable } from "./wide-table";

type GroupsProps = {
  report: FunnelReport;
  groupBy: ResultsParams["group"];
  table: RefObject<HTMLTableElement | null>;
  onShow: (of: Behind) => void;
};

const spent = ({ figures: { meta } }: FunnelGroupRow) =>
  meta.spend.reduce((sum, { micros }) => sum + micros, 0n);

/** What was paid for the most comes first; what Meta shows of a placement only it can tell. */
export function Groups({ report, groupBy, table, onShow }: GroupsProps) {
  const t = useTranslations("reports.results");
  const say = useTranslations("reports");
  const { country } = useFigures();
  const placement = usePlacementText();
  const total: FunnelGroupRow = { key: null, name: null, figures: report.total };
  const rows = report.groups.toSorted((one, other) => {
    const [mine, its] = [spent(one), spent(other)];
    const chats = ({ figures }: FunnelGroupRow) => figures.ours?.conversations ?? 0;
    return mine === its ? chats(other) - chats(one) : mine < its ? 1 : -1;
  });
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
      note={groupBy === "placement" ? t("placementNote") : t("groupNote")}
    >
      <WideTable label={t("tableOf", { by: t(`by.${groupBy}`) })}>
        <ReportTable
          ref={table}
          caption={t("perGroup", { by: t(`by.${groupBy}`) })}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => String(key)}
          total={total}
        />
      </WideTable>
    </Section>
  );
}
