import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members } from "@/db/schema/identity";
import { changeReport } from "./change-report";
import { deleteReport } from "./delete-report";
import { listSavedReports } from "./list-saved-reports";
import { saveReport } from "./save-report";
import { saveReportInput } from "./schemas";

const waits = (values: object = {}) =>
  saveReportInput.parse({
    ...{ name: "Every Monday", isShared: false, query: "period=lastWeek", period: "lastWeek" },
    asked: { report: "response-time", question: {} },
    ...values,
  });
const costs = (values: object = {}) =>
  waits({ name: "Costs", asked: { report: "billed-messages", question: {} }, ...values });

async function shop() {
  const { id } = await createWorkspace();
  const [ana, bram, chloe] = await Promise.all([
    createMember(id, "Ana", ["owner"]),
    createMember(id, "Bram", ["finance"]),
    createMember(id, "Chloe", ["marketer"]),
  ]);
  const namesFor = async (member: typeof ana) =>
    (await listSavedReports(as(member))).reports.map(({ name }) => name);
  return { id, ana, bram, chloe, namesFor };
}

test("a report is her own until she shares it, and of no use to who may not read it", async () => {
  const { ana, bram, chloe, namesFor } = await shop();
  const { id } = await saveReport(as(bram), waits());
  await saveReport(as(bram), costs({ isShared: true }));
  expect(await namesFor(bram)).toEqual(["Costs", "Every Monday"]);
  expect(await namesFor(ana)).toEqual(["Costs"]);
  await changeReport(as(bram), { savedReportId: id, name: "Every Tuesday", isShared: true });
  expect(await namesFor(ana)).toEqual(["Costs", "Every Tuesday"]);
  expect(await namesFor(chloe), "marketers read what messages cost, not how long colleagues take").toEqual([
    "Costs",
  ]);
  await changeReport(as(bram), { savedReportId: id, name: "Every Tuesday", isShared: false });
  expect(await namesFor(ana)).toEqual(["Costs"]);
});

test("the period of a saved report stays as relative as it was", async () => {
  const { ana } = await shop();
  await saveReport(as(ana), waits());
  const { reports } = await listSavedReports(as(ana));
  expect(reports).toMatchObject([{ report: "response-time", query: "period=lastWeek", period: "lastWeek" }]);
});

test("a name stands for one of her reports, and for one of each colleague's", async () => {
  const { ana, bram } = await shop();
  await saveReport(as(ana), waits());
  await expect(saveReport(as(ana), costs({ name: "Every Monday" }))).rejects.toMatchObject({
    code: "CONFLICT",
    field: "name",
  });
  await saveReport(as(bram), waits());
  const { id } = await saveReport(as(ana), costs());
  await expect(
    changeReport(as(ana), { savedReportId: id, name: "Every Monday", isShared: false }),
  ).rejects.toMatchObject({ code: "CONFLICT", field: "name" });
});

test("colleagues change nothing of hers; an owner looks after what is shared", async () => {
  const { ana, bram, chloe, namesFor } = await shop();
  const shared = await saveReport(as(bram), costs({ isShared: true }));
  const kept = await saveReport(as(bram), waits());
  const rename = { savedReportId: shared.id, name: "Mine", isShared: true };
  await expect(changeReport(as(chloe), rename)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(deleteReport(as(chloe), { savedReportId: shared.id })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(deleteReport(as(ana), { savedReportId: kept.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await deleteReport(as(ana), { savedReportId: shared.id });
  expect(await namesFor(bram)).toEqual(["Every Monday"]);
});

test("what a shared report says of its maker stays when she has left", async () => {
  const { ana, bram } = await shop();
  await saveReport(as(bram), costs({ isShared: true }));
  await ownerDb().update(members).set({ removedAt: new Date() }).where(eq(members.id, bram.id));
  expect((await listSavedReports(as(ana))).reports).toMatchObject([{ name: "Costs", ownerName: "Bram" }]);
});

test("nothing is saved about a number of another workspace", async () => {
  const { id, ana } = await shop();
  const own = await createNumber(id);
  const { id: elsewhere } = await createWorkspace();
  const strange = await createNumber(elsewhere);
  const about = (numberId: string) =>
    saveReport(
      as(ana),
      waits({
        name: numberId,
        asked: { report: "response-time", question: { filters: { numberIds: [numberId] } } },
      }),
    );
  await about(own.id);
  for (const numberId of [strange.id, uuidv7()])
    await expect(about(numberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("each change is in the audit trail", async () => {
  const { id, ana } = await shop();
  const { id: savedReportId } = await saveReport(as(ana), waits());
  await changeReport(as(ana), { savedReportId, name: "Mondays", isShared: true });
  await changeReport(as(ana), { savedReportId, name: "Mondays", isShared: true });
  await deleteReport(as(ana), { savedReportId });
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, id), eq(auditEntries.memberId, ana.id)))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action, subjectName }) => `${action} ${subjectName}`)).toEqual([
    "report.saved Every Monday",
    "report.changed Mondays",
    "report.deleted Mondays",
  ]);
});

test.each(["a&b=<script>", "period=last7#x", "../../settings", "q=1 2"])(
  "an address that is no query is not kept: %s",
  (query) => {
    expect(() => waits({ query })).toThrow();
  },
);
