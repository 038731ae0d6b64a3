import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { reportMails, savedReports } from "@/db/schema/saved-reports";
import { type InTransaction, inTransaction, type MemberCtx, systemCtx } from "../../context";
import { notFound } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { getSavedReport } from "../saved-reports/get-saved-report";
import type { SavedReportInput } from "../saved-reports/schemas";
import { readTokenToStop } from "./link-to-stop";
import { timesOf } from "./mail-report";
import type { StopByLinkInput } from "./schemas";

/** This member is sent the report no more. */
export function stopMail(ctx: MemberCtx, { savedReportId }: SavedReportInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const report = await getSavedReport(ctx, { savedReportId });
    const { workspaceId, actor } = ctx;
    const [stopped] = await ctx.db
      .delete(reportMails)
      .where(
        and(
          eq(reportMails.workspaceId, workspaceId),
          eq(reportMails.savedReportId, savedReportId),
          eq(reportMails.memberId, actor.memberId),
        ),
      )
      .returning();
    if (stopped) await recordStop(ctx, report, { ...timesOf(stopped) });
  });
}

/** Whoever follows the link of a letter needs no password to be left alone. Following it again changes nothing. */
export async function stopMailByLink({ token }: StopByLinkInput): Promise<void> {
  const mail = readTokenToStop(token);
  if (!mail) throw notFound("This link", "mailLinkUnknown");
  await inTransaction(systemCtx(mail.workspaceId), async (ctx) => {
    const [stopped] = await ctx.db
      .delete(reportMails)
      .where(and(eq(reportMails.workspaceId, mail.workspaceId), eq(reportMails.id, mail.mailId)))
      .returning();
    if (!stopped) return;
    const [report] = await ctx.db
      .select({ id: savedReports.id, name: savedReports.name, member: members.name })
      .from(savedReports)
      .innerJoin(members, and(eq(members.workspaceId, mail.workspaceId), eq(members.id, stopped.memberId)))
      .where(and(eq(savedReports.workspaceId, mail.workspaceId), eq(savedReports.id, stopped.savedReportId)));
    if (report) await recordStop(ctx, report, { ...timesOf(stopped), member: report.member });
  });
}

const recordStop = (
  ctx: InTransaction,
  { id, name }: { id: string; name: string },
  before: Record<string, unknown>,
) => recordAudit(ctx, { action: "report.mail_stopped", subject: { id, name }, before });
