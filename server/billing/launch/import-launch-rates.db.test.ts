import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { workbook } from "../rate-cards/testing";
import { importLaunchRates, previewLaunchRates } from "./import-launch-rates";
import { listLaunchRates, saveLaunchRate } from "./launch-rates";

const createFinance = async () => as(await createMember((await createWorkspace()).id, "Fatima", ["finance"]));
const csv = (...lines: string[]) => ({
  fileName: "2018.csv",
  file: Buffer.from(lines.join("\n")).toString("base64"),
});

test("a preview says what changes and changes nothing; the import takes it over and is in the audit trail", async () => {
  const luna = await createFinance();
  await saveLaunchRate(luna, { country: "ES", amount: "0.05" });
  await saveLaunchRate(luna, { country: "IN", amount: "0.005" });
  await saveLaunchRate(luna, { country: "US", amount: "0.02" });
  const file = csv("Country,Price", "es,0.06", "IN,0.005", "FR,0.09");
  expect(await previewLaunchRates(luna, file)).toEqual({
    changes: [
      { country: "ES", beforeMicros: 50_000n, afterMicros: 60_000n },
      { country: "FR", beforeMicros: null, afterMicros: 90_000n },
    ],
    sameCount: 1,
    keptCount: 1,
    faults: [],
  });
  expect(await listLaunchRates(luna)).toHaveLength(3);
  expect(await importLaunchRates(luna, file)).toEqual({ changedCount: 2 });
  expect(await listLaunchRates(luna)).toEqual([
    { country: "ES", amountMicros: 60_000n },
    { country: "FR", amountMicros: 90_000n },
    { country: "IN", amountMicros: 5_000n },
    { country: "US", amountMicros: 20_000n },
  ]);
  const trail = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, luna.workspaceId));
  expect(trail.at(-1)).toMatchObject({
    action: "launch_rates.imported",
    before: { ES: "50000", FR: null },
    after: { ES: "60000", FR: "90000" },
  });
});

test("all faults of a file are told at once, and such a file is not taken", async () => {
  const luna = await createFinance();
  const file = csv("Country;Price", "ES;0,05", "Spain;0,05", "ES;0,06", "FR;0,0901", "IN;0,0049", "US;five");
  const { faults } = await previewLaunchRates(luna, file);
  expect(faults.map(({ key, params }) => [key, params.line])).toEqual([
    ["launchFileCountry", 3],
    ["launchFileCountry", 4],
    ["launchFilePrice", 5],
    ["launchFilePrice", 6],
    ["launchFilePrice", 7],
  ]);
  await expect(importLaunchRates(luna, file)).rejects.toMatchObject({ key: "launchFileCountry" });
  expect(await listLaunchRates(luna)).toEqual([]);
});

test("a workbook will do, and a file without these columns will not", async () => {
  const luna = await createFinance();
  const bytes = workbook({
    Prices: [
      ["Country", "Price"],
      ["ES", { number: "0.05" }],
    ],
  });
  const file = { fileName: "2018.xlsx", file: Buffer.from(bytes).toString("base64") };
  expect(await importLaunchRates(luna, file)).toEqual({ changedCount: 1 });
  await expect(previewLaunchRates(luna, csv("a,b", "ES,0.05"))).rejects.toMatchObject({
    key: "launchFileNoHeader",
  });
});
