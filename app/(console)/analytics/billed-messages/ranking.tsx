"use client";

import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { BilledGroupRow } from "@/server/analytics/report-shapes";
import { decimalsFor } from "@/server/money";
import { DrillButton } from "../drill-button";
import { useFigures } from "../use-figures";

type RankingProps = {
  label: string;
  /** The most first. */
  rows: BilledGroupRow[];
  nameOf: (row: BilledGroupRow) => string;
  onDrill: ((row: BilledGroupRow) => void) | undefined;
};

/** Groups in the order of their messages, each with a bar that is as long as its share of the first, and what it cost. */
export function Ranking({ label, rows, nameOf, onDrill }: RankingProps) {
  const money = useMoney();
  const { count, list } = useFigures();
  const decimals = decimalsFor(
    rows.flatMap(({ figures }) => figures.money.map(({ estimatedMicros }) => estimatedMicros)),
  );
  const most = rows[0]?.figures.messages ?? 0;
  return (
    <ol aria-label={label} className="grid content-start">
      {rows.map((row) => {
        const { messages, money: sums } = row.figures;
        return (
          <li
            key={String(row.key)}
            className="grid grid-cols-[minmax(0,1fr)_auto_7rem] items-baseline gap-x-4 border-b py-2"
          >
            <span className="truncate" title={nameOf(row)}>
              {nameOf(row)}
            </span>
            <span className="text-right tabular-nums">
              <DrillButton onClick={onDrill && (() => onDrill(row))}>{count(messages)}</DrillButton>
            </span>
            <span className="text-right text-ink-soft tabular-nums">
              {list(
                sums.map(({ currency, estimatedMicros }) =>
                  money({ currency, micros: estimatedMicros }, Math.max(2, decimals)),
                ),
              )}
            </span>
            <Bar share={most === 0 ? 0 : messages / most} />
          </li>
        );
      })}
    </ol>
  );
}

function Bar({ share }: { share: number }): ReactNode {
  return (
    <svg aria-hidden className="col-span-3 mt-1 h-1 w-full" preserveAspectRatio="none" viewBox="0 0 100 1">
      <rect width={Math.max(0.5, share * 100)} height="1" fill="var(--chart-1)" />
    </svg>
  );
}
