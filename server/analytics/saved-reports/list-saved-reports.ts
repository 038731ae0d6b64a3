import { and, asc, eq, or, sql } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { reportMails, savedReports } from "@/db/schema/saved-reports";
import { type MemberCtx, readOnly } from "../../context";
import { isMailConfigured } from "../../mail";
import { mayChange, mayRead } from "./may-read";

/** The saved reports that this member may read, by name, and when she is sent each. */
export function listSavedReports(ctx: MemberCtx) {
  return readOnly(ctx, async (ctx) => {
    const { workspaceId, actor } = ctx;
    const rows = await ctx.db
      .select({ report: savedReports, ownerName: members.name, mail: reportMails })
      .from(savedReports)
      .innerJoin(members, and(eq(members.workspaceId, workspaceId), eq(members.id, savedReports.memberId)))
      .leftJoin(
        reportMails,
        and(
          eq(reportMails.workspaceId, workspaceId),
          eq(reportMails.savedReportId, savedReports.id),
          eq(reportMails.memberId, actor.memberId),
        ),
      )
      .where(
        and(
          eq(savedReports.workspaceId, workspaceId),
          or(savedReports.isShared, eq(savedReports.memberId, actor.memberId)),
        ),
      )
      .orderBy(sql`lower(${savedReports.name})`, asc(savedReports.id));
    return {
      isMailConfigured: isMailConfigured(),
      reports: rows
        .filter(({ report }) => mayRead(report, actor))
        .map(({ report: { id, name, report, query, period, isShared, memberId }, ownerName, mail }) => ({
          ...{ id, name, report, query, period, isShared, ownerName },
          isOwn: memberId === actor.memberId,
          mayChange: mayChange({ report, memberId, isShared }, actor),
          mail: mail && {
            ...{ every: mail.every, weekday: mail.weekday, monthDay: mail.monthDay, hour: mail.hour },
            attachment: mail.attachment,
          },
        })),
    };
  });
}

export type SavedReport = Awaited<ReturnType<typeof listSavedReports>>["reports"][number];
