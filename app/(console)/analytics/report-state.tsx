"use client";

import { useTranslations } from "next-intl";
import { useWhen } from "@/components/use-when";
import type { About, Gap } from "@/server/analytics/report-shapes";
import { GapNotes } from "./gap-notes";
import { usePeriodText } from "./use-period-text";

/** Which days the figures are of, up to when, whether they still grow, and what may be missing. */
export function ReportState({ about }: { about: About & { gaps: Gap[] } }) {
  const t = useTranslations("reports");
  const text = usePeriodText();
  const { short } = useWhen(about.timeZone);
  const zone = about.timeZone.replaceAll("_", " ");
  const at = short(about.asOf, about.asOf);
  if (about.state === "preparing") {
    return (
      <p role="status" className="rounded-md bg-blue-soft px-3 py-2 text-ink">
        {t("preparing")}
      </p>
    );
  }
  return (
    <>
      <p className="text-ink-soft text-xs">
        {t(about.isPartial ? "partial" : "complete", { dates: text.dates(about.period), zone, at })}
      </p>
      <GapNotes about={about} gaps={about.gaps} />
    </>
  );
}
