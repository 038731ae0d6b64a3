import { and, count, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { whatsappAccounts } from "@/db/schema/channels";
import { savedReports } from "@/db/schema/saved-reports";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict, notFound } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { reportChoices } from "../choices";
import { mostSavedReports, type SavedQuestion, type SaveReportInput } from "./schemas";

/** Keeps a question under a name. Its period stays as relative as it is. */
export function saveReport(ctx: MemberCtx, { asked, ...input }: SaveReportInput): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId, actor } = ctx;
    await requireOurs(ctx, asked);
    const [has] = await ctx.db
      .select({ reports: count() })
      .from(savedReports)
      .where(and(eq(savedReports.workspaceId, workspaceId), eq(savedReports.memberId, actor.memberId)));
    if (has && has.reports >= mostSavedReports)
      throw conflict(`You have saved ${mostSavedReports} reports. Delete one that you need no more.`, {
        key: "savedReportsTooMany",
        params: { most: mostSavedReports },
      });
    const now = ctx.now();
    const [saved] = await ctx.db
      .insert(savedReports)
      .values({
        ...{ workspaceId, id: uuidv7(), memberId: actor.memberId, createdAt: now, changedAt: now },
        ...input,
        ...asked,
      })
      .onConflictDoNothing()
      .returning();
    if (!saved) throw nameTaken();
    const { id, name, report, query, isShared } = saved;
    await recordAudit(ctx, {
      action: "report.saved",
      subject: { id, name },
      after: { report, query, isShared },
    });
    return { id };
  });
}

export const nameTaken = () =>
  conflict("You have a report of this name already.", { key: "savedReportName", field: "name" });

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A question is about what this workspace has: accounts, and the numbers, people and templates that its filters offer. */
async function requireOurs(ctx: InTransaction, { question }: SavedQuestion): Promise<void> {
  const accounts = await ctx.db
    .select({ id: whatsappAccounts.id })
    .from(whatsappAccounts)
    .where(eq(whatsappAccounts.workspaceId, ctx.workspaceId));
  const offered = new Set(JSON.stringify([await reportChoices(ctx), accounts]).match(uuids));
  const asked = JSON.stringify(question).match(uuids) ?? [];
  if (!asked.every((id) => offered.has(id)))
    throw notFound("Something that this report is about", "savedReportAbout");
}
