import { z } from "zod";
import { comparedWith } from "../analytics/calendar";
import { countOf2018 } from "../analytics/count-of-2018";
import { findGaps } from "../analytics/find-gaps";
import type { Gap } from "../analytics/report-shapes";
import { comparisons } from "../analytics/schemas";
import { type LateReport, lateReport, lateTotal } from "../billing/launch/late-report";
import type { LateSum } from "../billing/launch/late-sums";
import { type LatePeriod, lateReportInput } from "../billing/launch/schemas";
import { type Ctx, inReport } from "../context";

export const comparedLateInput = lateReportInput.extend({
  comparison: z.enum(comparisons).default("none"),
});
export type ComparedLateInput = z.output<typeof comparedLateInput>;

export type ComparedLateReport = LateReport & {
  gaps: Gap[];
  compared: { period: LatePeriod; total: LateSum } | null;
};

/** What late answers cost, beside the same of an earlier period, and what the figures may lack. */
export async function comparedLateReport(
  ctx: Ctx,
  { comparison, ...asked }: ComparedLateInput,
): Promise<ComparedLateReport> {
  const report = await lateReport(ctx, asked, countOf2018);
  const gaps = await inReport(ctx, (ctx) => findGaps(ctx, report));
  const period = comparedWith(asked.period, comparison);
  const { filters } = asked;
  const compared = period ? { period, total: await lateTotal(ctx, { period, filters }) } : null;
  return { ...report, gaps, compared };
}
