import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import readXlsx from "read-excel-file/node";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { members } from "@/db/schema/identity";
import { reportedCells, reportedPulls } from "@/db/schema/reconciliation";
import { mailThroughPostOffice } from "../../testing-mail";
import { createBakery } from "../golden/testing";
import { listSavedReports } from "../saved-reports/list-saved-reports";
import { saveReport } from "../saved-reports/save-report";
import { saveReportInput } from "../saved-reports/schemas";
import type { AttachmentKind } from "./schemas";
import { createReader } from "./testing-reader";

const office = await mailThroughPostOffice();

const dueAt = new Date("2026-12-01T07:00:00Z");
const keep = (accountId: string, period: string) =>
  saveReportInput.parse({
    ...{ name: "Month", isShared: false, query: `account=${accountId}&month=${period}`, period },
    asked: { report: "reconciliation", question: { accountId } },
  });

/**
 * Noor, who reads finances in French, wants last month beside Meta's figures on the first of each. Six messages for 0.30 were recorded
 * in November; of one of the two days Meta counts one more.
 */
async function noor() {
  const bakery = await createBakery({ now: "2026-12-01 08:00:00" });
  const { workspaceId } = bakery.ctx;
  await bakery.bill(`
    time                 count  number  country  market   category   type     basis     template  price     said by Meta
    2026-11-03 10:00:00  4      shop    BE       Belgium  marketing  regular  rateCard  -         USD 0.05  -
    2026-11-04 10:00:00  2      shop    ES       Spain    marketing  regular  rateCard  -         USD 0.05  -`);
  const { accountId } = bakery;
  const pulledAt = new Date("2026-12-01T03:00:00Z");
  const cell = (day: string, country: string, volume: number) => ({
    ...{ workspaceId, accountId, day, country, volume, pulledAt, displayNumber: "32470000001" },
    ...{ category: "marketing", pricingType: "regular", tier: "", costMicros: BigInt(volume) * 50_000n },
  });
  await ownerDb()
    .insert(reportedCells)
    .values([cell("2026-11-03", "BE", 4), cell("2026-11-04", "ES", 3)]);
  await ownerDb()
    .insert(reportedPulls)
    .values({
      ...{ workspaceId, id: uuidv7(), accountId, from: "2026-11-01", to: "2026-11-30" },
      ...{ pulledAt, answer: {} },
    });
  const reader = await createReader(workspaceId, office);
  const { member } = reader;
  const wants = (attachment: AttachmentKind | null) => reader.wants(keep(accountId, "lastMonth"), attachment);
  const letters = () => reader.letters(dueAt);
  return { member, accountId, wants, letters };
}

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ");

test("a month beside Meta's figures comes in its reader's language, with its table", async () => {
  const { wants, letters, accountId } = await noor();
  await wants("csv");
  const [letter] = await letters();
  expect(letter?.subject).toContain("Month: 1–30 nov. 2026");
  expect(plain(letter?.text)).toContain("1 message et 0,05 USD restent sans explication.");
  expect(plain(letter?.text)).toContain(
    "Relevé par Guichet : 0,30 USD. Déclaré par Meta : 0,35 USD. Facturé par Meta : Aucune saisie.",
  );
  expect(letter?.text).toContain(`/analytics/reconciliation?account=${accountId}&month=lastMonth`);
  const [file] = letter!.attachments;
  expect(file).toMatchObject({ filename: "reconciliation-2026-11-01-2026-11-30.csv" });
  const rows = parse(Buffer.from(file!.content as ArrayBuffer), { bom: true, delimiter: ";" }) as string[][];
  expect(rows.slice(1)).toEqual([
    ["Total", "", "", "", "6", "7", "0,30", "0,35", "", "USD", "", "1", "0,05"],
    [
      ...["2026-11-04", "Espagne", "32470000001", "marketing", "2", "3", "0,10", "0,15", "", "USD"],
      ...["", "1", "0,05"],
    ],
  ]);
});

test("the same as a workbook, and alone", async () => {
  const workbook = await noor();
  await workbook.wants("xlsx");
  const [file] = (await workbook.letters())[0]!.attachments;
  const [sheet] = await readXlsx(Buffer.from(file!.content as ArrayBuffer));
  expect(sheet!.data[1]!.slice(0, 8)).toEqual(["Total", null, null, null, 6, 7, 0.3, 0.35]);
  const alone = await noor();
  await alone.wants(null);
  expect((await alone.letters())[0]!.attachments).toEqual([]);
});

test("who lost the right to read it is written nothing, and finds it no more", async () => {
  const { member, wants, letters } = await noor();
  await wants("csv");
  await ownerDb()
    .update(members)
    .set({ roles: ["agent"] })
    .where(eq(members.id, member.id));
  expect(await letters()).toEqual([]);
  const { reports } = await listSavedReports(as({ ...member, roles: ["agent"] }));
  expect(reports).toEqual([]);
});

test("it is kept for months only, and for accounts of one's own", async () => {
  const { member, accountId } = await noor();
  expect(() => keep(accountId, "lastWeek")).toThrow("Choose a month.");
  expect(() => keep(accountId, "2026-11-01..2026-11-29")).toThrow("Choose a month.");
  expect(keep(accountId, "2026-11-01..2026-11-30").period).toBe("2026-11-01..2026-11-30");
  const { id: other } = await createWorkspace();
  const { accountId: theirs } = await createNumber(other);
  await expect(saveReport(as(member), keep(theirs, "thisMonth"))).rejects.toMatchObject({
    key: "savedReportAbout",
  });
});
