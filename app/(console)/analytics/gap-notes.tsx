"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { displayed } from "@/components/displayed";
import { useWhen } from "@/components/use-when";
import type { About, Gap } from "@/server/analytics/report-shapes";
import { useFigures } from "./use-figures";

type GapNotesProps = { about: About; gaps: Gap[] };

/** What the figures may lack, or were told late: said beside them, for the days it touches. */
export function GapNotes({ about, gaps }: GapNotesProps) {
  const t = useTranslations("reports.gaps");
  const { list, wait } = useFigures();
  const { short } = useWhen(about.timeZone);
  if (gaps.length === 0) return null;
  const at = (moment: Date) => short(moment, about.asOf);
  const said = (gap: Gap) => {
    if (gap.kind === "late") {
      const { count, longestSeconds, first, last } = gap;
      return t("late", { count, longest: wait(longestSeconds), first: at(first), last: at(last) });
    }
    const numbers = list(gap.numbers.map(displayed));
    return gap.until
      ? t(gap.kind, { numbers, since: at(gap.since), until: at(gap.until) })
      : t(`still.${gap.kind}`, { numbers, since: at(gap.since) });
  };
  return (
    <div role="status" className="max-w-4xl rounded-md bg-amber-soft px-3 py-2 text-ink">
      <ul className="grid gap-1">
        {gaps.map((gap) => (
          <li key={said(gap)} className="flex gap-2">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
            <span className="text-pretty">{said(gap)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
