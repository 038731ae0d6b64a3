import type { LatencyGroupRow, LatencyReport, Share } from "../report-shapes";
import { isSorted, type LatencyGroup } from "../schemas";
import type { Table, Value } from "./table";
import type { Words } from "./words";

/** A whole second is finer than waits are kept; a share is written with the four digits that a percentage shows. */
const seconds = (wait: number | null) => (wait === null ? null : Math.round(wait));
const share = ({ count, of }: Share) => (of === 0 ? null : Math.round((count / of) * 10_000) / 10_000);

/** The table of the screen, its total first, with waits in seconds so that they can be reckoned with. */
export function latencyTable(report: LatencyReport, groupBy: LatencyGroup, words: Words): Table {
  const { t, country } = words;
  const inSeconds = (heading: string) => `${heading} (s)`;
  const row = ({ key, name, figures }: LatencyGroupRow): Value[] => [
    groupBy === "country"
      ? (country(key) ?? t("countryUnknown"))
      : (name ?? key ?? t(isSorted(groupBy) ? `without.${groupBy}` : "nobody")),
    figures.answered,
    figures.waiting,
    seconds(figures.medianSeconds),
    seconds(figures.p75Seconds),
    seconds(figures.p90Seconds),
    seconds(figures.p95Seconds),
    seconds(figures.p99Seconds),
    share(figures.within.fiveMinutes),
    share(figures.within.hour),
    share(figures.within.day),
  ];
  const headings = [
    t(`groupNames.${groupBy}`),
    t("latency.answered"),
    t("latency.waiting"),
    inSeconds(t("latency.median")),
    inSeconds(t("latency.percentiles.p75Seconds")),
    inSeconds(t("latency.percentiles.p90Seconds")),
    inSeconds(t("latency.percentiles.p95Seconds")),
    inSeconds(t("latency.percentiles.p99Seconds")),
    t("latency.within.fiveMinutes"),
    t("latency.within.hour"),
    t("latency.within.day"),
  ];
  const [, ...total] = row({ key: null, name: null, figures: report.total });
  return {
    name: t("latency.title"),
    columns: headings.map((heading, index) => ({ heading, width: index === 0 ? 28 : undefined })),
    rows: [[t("total"), ...total], ...report.groups.map(row)],
  };
}
