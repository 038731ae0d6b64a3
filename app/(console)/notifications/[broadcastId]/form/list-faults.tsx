"use client";

import { useTranslations } from "next-intl";
import { lineFaults } from "@/server/notifications/broadcasts/schemas";
import type { ListSummary } from "@/server/notifications/broadcasts/shapes";
import type { Look } from "./use-list-file";

type ListFaultsProps = Pick<ListSummary, "faults"> & { faultyLines?: Look["faultyLines"] };

/** How many lines of a list are left out and why, and as long as they are known, which. */
export function ListFaults({ faults, faultyLines = [] }: ListFaultsProps) {
  const t = useTranslations("broadcasts");
  const kinds = lineFaults.filter((fault) => faults[fault]);
  const all = kinds.reduce((sum, fault) => sum + (faults[fault] ?? 0), 0);
  if (all === 0) return <p className="text-ink-soft">{t("listAllGood")}</p>;
  return (
    <div className="grid gap-1.5 border-amber border-l-2 pl-4">
      <p className="font-medium">{t("listLeftOut", { count: all })}</p>
      <ul className="grid max-h-56 gap-1 overflow-y-auto text-ink-soft text-sm">
        {faultyLines.length > 0
          ? faultyLines.map(({ line, fault, text }) => (
              <li key={line} className="flex gap-3">
                <span className="w-20 shrink-0 tabular-nums">{t("line", { line })}</span>
                <span className="min-w-0 text-pretty">
                  {t(`faults.${fault}`)} {text && <span className="break-all text-ink">{text}</span>}
                </span>
              </li>
            ))
          : kinds.map((fault) => (
              <li key={fault}>{t(`faultCounts.${fault}`, { count: faults[fault] ?? 0 })}</li>
            ))}
      </ul>
      {faultyLines.length > 0 && all > faultyLines.length && (
        <p className="text-ink-soft text-sm">{t("moreFaults", { count: all - faultyLines.length })}</p>
      )}
    </div>
  );
}
