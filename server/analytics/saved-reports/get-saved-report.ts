import { and, eq } from "drizzle-orm";
import { savedReports } from "@/db/schema/saved-reports";
import type { InTransaction, MemberCtx } from "../../context";
import { forbidden, notFound } from "../../errors";
import { mayChange, mayRead } from "./may-read";
import type { SavedReportInput } from "./schemas";

/** A saved report that this member may read; one she may not is as if it did not exist. */
export async function getSavedReport(ctx: InTransaction<MemberCtx>, { savedReportId }: SavedReportInput) {
  const [report] = await ctx.db
    .select()
    .from(savedReports)
    .where(and(eq(savedReports.workspaceId, ctx.workspaceId), eq(savedReports.id, savedReportId)))
    .for("update");
  if (!report || !mayRead(report, ctx.actor)) throw notFound("This report", "savedReportNotFound");
  return report;
}

/** One that she may also change. */
export async function getOwnReport(ctx: InTransaction<MemberCtx>, input: SavedReportInput) {
  const report = await getSavedReport(ctx, input);
  if (!mayChange(report, ctx.actor))
    throw forbidden("This report is a colleague's. Save one of your own.", { key: "savedReportOthers" });
  return report;
}
