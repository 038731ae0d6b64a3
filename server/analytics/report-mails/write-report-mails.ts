import { and, eq, isNull } from "drizzle-orm";
import { members, users, workspaces } from "@/db/schema/identity";
import { reportMails, savedReports } from "@/db/schema/saved-reports";
import { asWorker, type InTransaction, inTransaction, systemCtx } from "../../context";
import { layOut } from "../../letter";
import { log } from "../../log";
import { enqueueMail, isMailConfigured } from "../../mail";
import { mayRead } from "../saved-reports/may-read";
import type { HandedIn } from "./attach-table";
import { lastDue } from "./last-due";
import { timesOf } from "./mail-report";
import { writeLetter } from "./write-letter";

/** Writes each saved report to those whose hour has come. */
export async function writeReportMails(
  handedIn: HandedIn,
  signal?: AbortSignal,
  now = () => new Date(),
): Promise<void> {
  if (!isMailConfigured()) return;
  const all = await asWorker((db) =>
    db.select({ id: workspaces.id, timeZone: workspaces.timeZone }).from(workspaces),
  );
  for (const { id, timeZone } of all) {
    const ctx = systemCtx(id, now);
    for (const mailId of await inTransaction(ctx, (ctx) => listDue(ctx, timeZone))) {
      if (signal?.aborted) return;
      await inTransaction(ctx, (ctx) => writeMail(ctx, mailId, handedIn)).catch((error: unknown) =>
        log.error({ err: error, mailId }, "a report was not written to its reader"),
      );
    }
  }
}

async function listDue(ctx: InTransaction, timeZone: string): Promise<string[]> {
  const mails = await ctx.db.select().from(reportMails).where(eq(reportMails.workspaceId, ctx.workspaceId));
  return mails
    .filter((mail) => lastDue(timesOf(mail), timeZone, ctx.now()) > mail.writtenFor)
    .map(({ id }) => id);
}

/**
 * Notes the day and asks for the letter in one transaction: a worker killed in between has done neither, and of two workers the
 * second waits for the first and finds it noted. Who may not read the report any more is written nothing.
 */
async function writeMail(ctx: InTransaction, mailId: string, handedIn: HandedIn): Promise<void> {
  const isThis = and(eq(reportMails.workspaceId, ctx.workspaceId), eq(reportMails.id, mailId));
  const [mail] = await ctx.db.select().from(reportMails).where(isThis).for("update");
  const [workspace] = await ctx.db.select().from(workspaces).where(eq(workspaces.id, ctx.workspaceId));
  if (!mail || !workspace) return;
  const day = lastDue(timesOf(mail), workspace.timeZone, ctx.now());
  if (day <= mail.writtenFor) return;
  await ctx.db.update(reportMails).set({ writtenFor: day }).where(isThis);

  const [reader] = await ctx.db
    .select({ memberId: members.id, roles: members.roles, address: users.email, locale: users.locale })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, mail.memberId), isNull(members.removedAt)),
    );
  const [report] = await ctx.db
    .select()
    .from(savedReports)
    .where(and(eq(savedReports.workspaceId, ctx.workspaceId), eq(savedReports.id, mail.savedReportId)));
  if (!reader || !report || !mayRead(report, reader)) return;
  const { letter, language, attachments } = await writeLetter(
    ctx,
    { mail, report, reader, workspace, day },
    handedIn,
  );
  await enqueueMail(ctx, { to: reader.address, ...layOut(letter, language), attachments });
}
