import { and, eq, ne } from "drizzle-orm";
import { savedReports } from "@/db/schema/saved-reports";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { getOwnReport } from "./get-saved-report";
import { nameTaken } from "./save-report";
import type { ChangeReportInput } from "./schemas";

/** Gives a saved report another name, shares it with the workspace, or takes it back from there. */
export function changeReport(ctx: MemberCtx, { savedReportId, ...after }: ChangeReportInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { id, memberId, name, isShared } = await getOwnReport(ctx, { savedReportId });
    if (name === after.name && isShared === after.isShared) return;
    const ofOwner = and(eq(savedReports.workspaceId, ctx.workspaceId), eq(savedReports.memberId, memberId));
    const [namesake] = await ctx.db
      .select({ id: savedReports.id })
      .from(savedReports)
      .where(and(ofOwner, eq(savedReports.name, after.name), ne(savedReports.id, id)));
    if (namesake) throw nameTaken();
    await ctx.db
      .update(savedReports)
      .set({ ...after, changedAt: ctx.now() })
      .where(and(ofOwner, eq(savedReports.id, id)));
    await recordAudit(ctx, {
      action: "report.changed",
      subject: { id, name: after.name },
      before: { name, isShared },
      after,
    });
  });
}
