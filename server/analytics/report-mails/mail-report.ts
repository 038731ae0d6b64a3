import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { workspaces } from "@/db/schema/identity";
import { reportMails } from "@/db/schema/saved-reports";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { getSavedReport } from "../saved-reports/get-saved-report";
import { lastDue } from "./last-due";
import type { MailReportInput, MailTimes } from "./schemas";

/** From the next time that is due, this member is sent the report; nobody asks that for anybody else. */
export function mailReport(
  ctx: MemberCtx,
  { savedReportId, times, attachment }: MailReportInput,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId, actor } = ctx;
    const { id, name } = await getSavedReport(ctx, { savedReportId });
    const own = and(
      eq(reportMails.workspaceId, workspaceId),
      eq(reportMails.savedReportId, savedReportId),
      eq(reportMails.memberId, actor.memberId),
    );
    const [before] = await ctx.db.select().from(reportMails).where(own).for("update");
    const columns = { ...columnsOf(times), attachment };
    const writtenFor = lastDue(times, await timeZoneOf(ctx), ctx.now());
    await ctx.db
      .insert(reportMails)
      .values({
        ...{ workspaceId, id: uuidv7(), savedReportId, memberId: actor.memberId, createdAt: ctx.now() },
        ...{ ...columns, writtenFor },
      })
      .onConflictDoUpdate({
        target: [reportMails.workspaceId, reportMails.savedReportId, reportMails.memberId],
        set: { ...columns, writtenFor },
      });
    await recordAudit(ctx, {
      action: "report.mail_set",
      subject: { id, name },
      before: before && { ...timesOf(before), attachment: before.attachment },
      after: { ...times, attachment },
    });
  });
}

type Row = Pick<typeof reportMails.$inferSelect, "every" | "weekday" | "monthDay" | "hour">;

const columnsOf = (times: MailTimes): Row => ({
  every: times.every,
  hour: times.hour,
  weekday: times.every === "week" ? times.weekday : null,
  monthDay: times.every === "month" ? times.monthDay : null,
});

/** What a row says of when its letter is due. */
export const timesOf = ({ every, hour, weekday, monthDay }: Row): MailTimes =>
  every === "week"
    ? { every, hour, weekday: weekday ?? 1 }
    : every === "month"
      ? { every, hour, monthDay: monthDay ?? 1 }
      : { every, hour };

async function timeZoneOf(ctx: InTransaction): Promise<string> {
  const [workspace] = await ctx.db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  return workspace?.timeZone ?? "UTC";
}
