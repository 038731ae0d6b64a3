import { parse } from "csv-parse/sync";
import { createFormatter, createTranslator } from "next-intl";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import { formats } from "@/app/_i18n/formats";
import en from "@/app/_i18n/messages/en.json";
import fr from "@/app/_i18n/messages/fr.json";
import type { BilledFigures, BilledReport, LatencyFigures, LatencyReport } from "../report-shapes";
import { billedTable } from "./billed-table";
import { latencyTable } from "./latency-table";
import type { Table } from "./table";
import type { Words } from "./words";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx";

const timeZone = "Europe/Brussels";

function wordsIn(locale: "en" | "fr"): Words {
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const messages = locale === "en" ? en : fr;
  return {
    t: createTranslator({ locale, messages, namespace: "reports" }),
    ofMonth: createTranslator({ locale, messages, namespace: "reconciliation" }),
    format: createFormatter({ locale, formats, timeZone }),
    locale,
    country: (code) => (code ? (regions.of(code) ?? code) : null),
  };
}

async function csvOf(table: Table, locale: "en" | "fr") {
  let text = "";
  for await (const line of writeCsv(table, { locale, timeZone })) text += line;
  expect(text.startsWith("\uFEFF")).toBe(true);
  return parse(text, { bom: true, delimiter: locale === "fr" ? ";" : "," });
}

async function xlsxOf(table: Table) {
  const file = await new Response(writeXlsx(table, { timeZone, more: "More" })).arrayBuffer();
  const [sheet] = await readXlsx(Buffer.from(file));
  if (!sheet) throw new Error("the workbook has no sheet");
  return sheet.data;
}

const about = {
  period: { from: "2026-10-01", to: "2026-10-31" },
  timeZone,
  asOf: new Date("2026-11-02T09:00:00Z"),
  isPartial: false,
  state: "ready" as const,
};

const bases = { rateCard: 0, allowance: 0, window: 0, entryPoint: 0, notBillable: 0, noRate: 0 };
const eur = (messages: number, free: number, estimatedMicros: bigint): BilledFigures => ({
  messages,
  free,
  byBasis: { ...bases, rateCard: messages - free, window: free },
  money: [{ currency: "EUR", estimatedMicros, reportedMicros: estimatedMicros, reportedMessages: messages }],
});
const spain = { key: "ES", name: null, figures: eur(3, 1, 34_217n), yielded: null, parts: [] };
const formula = {
  key: "x",
  name: '=HYPERLINK("https://evil.example","x")',
  figures: eur(1, 1, 0n),
  yielded: null,
  parts: [],
};
const billed: BilledReport = {
  ...about,
  gaps: [],
  converted: null,
  yielded: null,
  invoiced: null,
  total: eur(4, 2, 34_217n),
  groups: [
    { ...spain, parts: [{ key: "marketing", name: null, figures: spain.figures }] },
    { ...formula, key: null, name: null },
  ],
  compared: null,
};

const waits: LatencyFigures = {
  answered: 3,
  waiting: 1,
  closedUnanswered: 0,
  averageSeconds: 100,
  medianSeconds: 59.6,
  p75Seconds: 300,
  p90Seconds: 3600.4,
  p95Seconds: 86_401,
  p99Seconds: null,
  within: {
    fiveMinutes: { count: 2, of: 3 },
    hour: { count: 3, of: 3 },
    day: { count: 0, of: 0 },
    goal: null,
  },
};
const latency: LatencyReport = {
  ...about,
  relativeError: 0.01,
  gaps: [],
  goalSeconds: null,
  total: waits,
  groups: [{ key: "a", name: "Ana", figures: waits }],
  compared: null,
};

test("amounts are exact to the last micro-unit, with a comma where the reader writes one", async () => {
  const asked = { groupBy: "country", splitBy: "category" } as const;
  const english = await csvOf(billedTable(billed, asked, wordsIn("en")), "en");
  const french = await csvOf(billedTable(billed, asked, wordsIn("fr")), "fr");
  const column = english[0]!.indexOf("Expected in EUR");
  expect(english.map((row) => [row[0], row[1], row[2], row[column]])).toEqual([
    ["Country", "Part", "Messages", "Expected in EUR"],
    ["Total", "", "4", "0.034217"],
    ["Spain", "", "3", "0.034217"],
    ["Spain", "marketing", "3", "0.034217"],
    ["Country not known", "", "1", "0.00"],
  ]);
  expect(french.map((row) => [row[0], row[column]])).toEqual([
    ["Pays", "Attendu en EUR"],
    ["Total", "0,034217"],
    ["Espagne", "0,034217"],
    ["Espagne", "0,034217"],
    ["Pays inconnu", "0,00"],
  ]);
});

test("a workbook has the same figures as the report, as numbers", async () => {
  const rows = await xlsxOf(billedTable(billed, { groupBy: "country" }, wordsIn("en")));
  const column = rows[0]!.indexOf("Expected in EUR");
  expect(rows[1]!.slice(2, 4)).toEqual([billed.total.messages, billed.total.free]);
  expect(rows[1]![column]).toBe(0.034217);
});

test("what is expected, reported and invoiced are three columns, and a part of a month has no invoice", async () => {
  const month = { ...spain, key: "2026-10-01" };
  const invoiced = [{ month: "2026-10-01", currency: "EUR", micros: 1_204_500_000n }];
  const table = billedTable({ ...billed, groups: [month], invoiced }, { groupBy: "month" }, wordsIn("en"));
  const rows = await csvOf(table, "en");
  const columns = ["Expected in EUR", "Reported by Meta in EUR", "Invoiced by Meta in EUR"];
  const at = columns.map((name) => rows[0]!.indexOf(name));
  expect(rows.slice(1).map((row) => at.map((column) => row[column]))).toEqual([
    ["0.034217", "0.034217", "1204.50"],
    ["0.034217", "0.034217", "1204.50"],
  ]);
  const [heading, total] = await csvOf(billedTable(billed, { groupBy: "country" }, wordsIn("en")), "en");
  expect(total![heading!.indexOf("Invoiced by Meta in EUR")]).toBe("");
});

test("a sum in another currency says by which rate of which day, and parts and what has no rate are left empty", async () => {
  const rates = [{ from: "USD", rate: "0.92", day: "2026-10-30", source: "ecb" as const }];
  const converted = {
    currency: "EUR",
    rates,
    missing: [],
    totalMicros: 31_480n,
    groupMicros: [31_480n, null],
  };
  const asked = { groupBy: "country", splitBy: "category" } as const;
  const rows = await csvOf(billedTable({ ...billed, converted }, asked, wordsIn("en")), "en");
  const column = rows[0]!.indexOf("In EUR, at 1 USD = 0.92 EUR of 2026-10-30");
  expect(rows.slice(1).map((row) => row[column])).toEqual(["0.03148", "0.03148", "", ""]);
});

test("what came of it is beside what it cost, where it can be said", async () => {
  const yielded = { conversations: 12, orders: 3 };
  const report = { ...billed, yielded, groups: [{ ...spain, yielded }] };
  const [heading, ...rows] = await csvOf(billedTable(report, { groupBy: "country" }, wordsIn("en")), "en");
  const at = ["Conversations begun", "Orders"].map((name) => heading!.indexOf(name));
  expect(rows.map((row) => at.map((column) => row[column]))).toEqual([
    ["12", "3"],
    ["12", "3"],
  ]);
  const [without] = await csvOf(billedTable(billed, { groupBy: "country" }, wordsIn("en")), "en");
  expect(without).not.toContain("Orders");
});

test("waits are whole seconds and shares are fractions, empty where there is nothing to say", async () => {
  const table = () => latencyTable(latency, "member", wordsIn("en"));
  const [, total, ana] = await xlsxOf(table());
  expect(total).toEqual(["Total", 3, 1, 60, 300, 3600, 86_401, null, 0.6667, 1, null]);
  expect(ana!.slice(1)).toEqual(total!.slice(1));
  const [, written] = await csvOf(table(), "fr");
  expect(written!.slice(3)).toEqual(["60", "300", "3600", "86401", "", "0,6667", "1", ""]);
});

test("a name that would be a formula is text in either file", async () => {
  const table = () => billedTable({ ...billed, groups: [formula] }, { groupBy: "template" }, wordsIn("en"));
  expect((await csvOf(table(), "en"))[2]![0]).toBe(`'${formula.name}`);
  expect((await xlsxOf(table()))[2]![0]).toBe(formula.name);
});

test("a moment is that of the workspace's clocks, over the change of the hour too", async () => {
  const rows = [[new Date("2026-10-25T00:30:00Z")], [new Date("2026-10-25T01:30:00Z")]];
  const table = { name: "Delivered: [all]", columns: [{ heading: "Delivered at" }], rows };
  expect((await csvOf(table, "en")).flat()).toEqual([
    "Delivered at",
    "2026-10-25 02:30:00",
    "2026-10-25 02:30:00",
  ]);
  expect((await csvOf(table, "fr")).flat()[1]).toBe("25/10/2026 02:30:00");
  const [, first] = await xlsxOf(table);
  expect(first![0]).toEqual(new Date("2026-10-25T02:30:00Z"));
});
