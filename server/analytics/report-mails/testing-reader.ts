import { and, eq } from "drizzle-orm";
import { as, createMember, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { users } from "@/db/schema/identity";
import { systemCtx } from "../../context";
import { deliverMail } from "../../mail";
import type { openPostOffice } from "../../testing-mail";
import { forLetters } from "../../worker/for-letters";
import { saveReport } from "../saved-reports/save-report";
import type { SaveReportInput } from "../saved-reports/schemas";
import { mailReport } from "./mail-report";
import type { AttachmentKind } from "./schemas";
import { writeReportMails } from "./write-report-mails";

/** Noor, who reads finances in French and is written to on the first of each month at eight. */
export async function createReader(workspaceId: string, office: Awaited<ReturnType<typeof openPostOffice>>) {
  const member = await createMember(workspaceId, "Noor", ["finance"]);
  const [user] = await ownerDb()
    .update(users)
    .set({ locale: "fr" })
    .where(eq(users.id, member.userId))
    .returning();
  const wants = async (report: SaveReportInput, attachment: AttachmentKind | null) => {
    const { id: savedReportId } = await saveReport(as(member), report);
    await mailReport(
      as(member, () => new Date("2026-11-30T10:00:00Z")),
      { savedReportId, times: { every: "month", monthDay: 1, hour: 8 }, attachment },
    );
  };
  /** What the worker writes to her then, as it arrives. */
  const letters = async (dueAt: Date) => {
    await writeReportMails(forLetters, undefined, () => dueAt);
    const asked = and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "sendMail"));
    for (const { payload } of await ownerDb().select().from(jobs).where(asked)) {
      await deliverMail(systemCtx(workspaceId), payload as Parameters<typeof deliverMail>[1]);
    }
    return office.letters.filter(({ to }) => to.includes(user!.email)).map(({ letter }) => letter);
  };
  return { member, wants, letters };
}
