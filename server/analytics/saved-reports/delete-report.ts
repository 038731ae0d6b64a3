import { and, eq } from "drizzle-orm";
import { savedReports } from "@/db/schema/saved-reports";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { getOwnReport } from "./get-saved-report";
import type { SavedReportInput } from "./schemas";

/** Forgets a saved report, and whoever was sent it is sent it no more. */
export function deleteReport(ctx: MemberCtx, input: SavedReportInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { id, name, report, query, isShared } = await getOwnReport(ctx, input);
    await ctx.db
      .delete(savedReports)
      .where(and(eq(savedReports.workspaceId, ctx.workspaceId), eq(savedReports.id, id)));
    await recordAudit(ctx, {
      action: "report.deleted",
      subject: { id, name },
      before: { report, query, isShared },
    });
  });
}
