import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, ownerDb } from "@/db/factories";
import { members } from "@/db/schema/identity";
import { createLateShop } from "../../billing/launch/testing";
import { mailThroughPostOffice } from "../../testing-mail";
import { saveReport } from "../saved-reports/save-report";
import { saveReportInput } from "../saved-reports/schemas";
import { createReader } from "./testing-reader";

const office = await mailThroughPostOffice();

const dueAt = new Date("2026-12-01T07:00:00Z");
const keep = (filters: object = {}) =>
  saveReportInput.parse({
    ...{ name: "Late", isShared: false, query: "period=lastMonth&group=country", period: "lastMonth" },
    asked: { report: "late-answers", question: { filters, groupBy: "country" } },
  });

/** In November a Spaniard was answered after 25 hours for 0.07, while answers were still free; an Indian after 26, with no price yet. */
async function noor() {
  const shop = await createLateShop();
  const [spaniard, indian] = [await shop.customer("ES"), await shop.customer("IN")];
  await shop.answered(spaniard, new Date("2026-11-05T09:00:00Z"), 25 * 3600, {
    category: "marketing",
    micros: 70_000n,
  });
  await shop.answered(indian, new Date("2026-11-06T09:00:00Z"), 26 * 3600, null);
  await shop.answered(indian, new Date("2026-11-10T09:00:00Z"), 600, null);
  return { shop, ...(await createReader(shop.workspaceId, office)) };
}

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ");

test("what late answers cost comes in its reader's language, with its table", async () => {
  const { wants, letters } = await noor();
  await wants(keep(), "csv");
  const [letter] = await letters(dueAt);
  expect(letter?.subject).toContain("Late: 1–30 nov. 2026");
  expect(plain(letter?.text)).toContain("2 réponses sont venues plus de 24 heures après la question.");
  expect(plain(letter?.text)).toContain(
    "Facturé : 0,07 USD. À temps : 0,00 USD. Le retard a coûté 0,07 USD.",
  );
  expect(plain(letter?.text)).toContain("1 n’est dans aucune somme, faute de prix.");
  expect(letter?.text).toContain("/analytics/late-answers?period=lastMonth&group=country");
  const [file] = letter!.attachments;
  expect(file).toMatchObject({ filename: "late-answers-2026-11-01-2026-11-30.csv" });
  const rows = parse(Buffer.from(file!.content as ArrayBuffer), { bom: true, delimiter: ";" }) as string[][];
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    [
      "Pays",
      "Réponses tardives",
      "Facturé en USD",
      "À temps, en USD",
      "Prix du retard en USD",
      "Sans prix connu",
    ],
    ["Total", "2", "0,07", "0,00", "0,07", "1"],
    ["Espagne", "1", "0,07", "0,00", "0,07", "0"],
    ["Inde", "1", "0,00", "0,00", "0,00", "1"],
  ]);
});

test("who lost the right to read it is written nothing", async () => {
  const { member, wants, letters } = await noor();
  await wants(keep(), null);
  await ownerDb()
    .update(members)
    .set({ roles: ["agent"] })
    .where(eq(members.id, member.id));
  expect(await letters(dueAt)).toEqual([]);
});

test("it is kept for numbers and people of one's own, by groups that it has", async () => {
  const { member, shop } = await noor();
  const { id: stranger } = await createMember((await createLateShop()).workspaceId, "Stranger");
  const memberIds = [stranger];
  await expect(saveReport(as(member), keep({ memberIds }))).rejects.toMatchObject({
    key: "savedReportAbout",
  });
  await saveReport(as(member), keep({ memberIds: [shop.ana.id] }));
  const { asked, ...rest } = keep();
  const byCode = { ...rest, asked: { ...asked, question: { filters: {}, groupBy: "code" } } };
  expect(saveReportInput.safeParse(byCode).success).toBe(false);
});
