"use client";

import { useTranslations } from "next-intl";
import { type Column, ReportTable } from "@/components/report-table";
import type { BroadcastResults } from "@/server/notifications/broadcasts/shapes";
import { useFigures } from "../../../analytics/use-figures";
import { useFailureText } from "../../../inbox/use-failure-text";

type Row = { key: string; words: string; people: number };

/** Why some got nothing, the commonest reason first. */
export function Reasons({ results: { failures, leftOut } }: { results: BroadcastResults }) {
  const t = useTranslations("broadcasts");
  const failureText = useFailureText();
  const { count } = useFigures();
  const rows: Row[] = [
    ...failures.map((one) => ({
      key: `${one.code} ${one.key} ${one.detail}`,
      words: failureText(one),
      people: one.people,
    })),
    ...leftOut.map(({ reason, people }) => ({ key: reason, words: t(`leftOutReasons.${reason}`), people })),
  ].sort((one, other) => other.people - one.people);
  if (rows.length === 0) return null;
  const columns: Column<Row>[] = [
    {
      key: "reason",
      label: t("reason"),
      isText: true,
      cell: ({ words }) => <span className="font-normal">{words}</span>,
    },
    { key: "people", label: t("people"), cell: ({ people }) => count(people) },
  ];
  return (
    <section aria-labelledby="why-not" className="grid gap-2">
      <h2 id="why-not" className="font-semibold text-lg">
        {t("whyNot")}
      </h2>
      <ReportTable caption={t("whyNot")} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </section>
  );
}
