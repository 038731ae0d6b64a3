import { readFileSync } from "node:fs";
import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { markets, rateCards } from "@/db/schema/price-lists";
import { systemCtx } from "@/server/context";
import { createShop } from "../testing";
import { loadMarkets } from "./load-markets";
import { loadRateCard } from "./load-rate-card";
import { priceOn } from "./price-on";
import { readMarketFile } from "./read-market-file";
import { lookThroughRateFile } from "./read-rate-file";
import { bytesOf, listCsv } from "./testing";

const asked = { recipient: "ES", category: "utility", currency: "USD", day: "2027-01-02" } as const;
const list = (utility: string) => ({
  bytes: bytesOf(listCsv([`Spain,USD,0.0707,${utility},0.02,,0.02`])),
  fileName: "january.csv",
  effectiveFrom: "2027-01-01",
});

test("a list for the whole installation is rehearsed, then a version of its own for every workspace", async () => {
  const [luna, nova] = [await createShop(), await createShop()];
  const price = async ({ luna: { id } }: typeof luna) =>
    (await priceOn(systemCtx(id), asked)).bands[0]?.amountMicros;
  const told = await loadRateCard(ownerDb(), list("0.03"), false);
  expect(told).toMatchObject({
    comparedWith: "2026-10-01",
    changed: [{ market: "Spain", category: "utility" }],
  });
  expect([await price(luna), await price(nova)]).toEqual([20_000n, 20_000n]);

  await loadRateCard(ownerDb(), list("0.03"), true);
  expect([await price(luna), await price(nova)]).toEqual([30_000n, 30_000n]);
  await loadRateCard(ownerDb(), list("0.04"), true);
  expect(await price(luna)).toBe(40_000n);
  // The same again is nothing new.
  await loadRateCard(ownerDb(), list("0.04"), true);
  const versions = await ownerDb()
    .select({ version: rateCards.version, source: rateCards.source })
    .from(rateCards)
    .where(and(eq(rateCards.currency, "USD"), eq(rateCards.effectiveFrom, "2027-01-01")))
    .orderBy(asc(rateCards.version));
  expect(versions).toEqual([
    { version: 1, source: "january.csv" },
    { version: 2, source: "january.csv" },
  ]);
});

test("all that is wrong with a list is told at once, line by line", async () => {
  const { faults } = await lookThroughRateFile(
    bytesOf(
      listCsv(["Spain,USD,-1,0.02,,,", "Spain,USD,0.1,,,,", "France,EUR,0.1,,,,", "Italy,USD,0.1,x,,,"]),
    ),
  );
  expect(faults.map(({ key, params }) => [key, params?.line])).toEqual([
    ["rateFileAmount", 7],
    ["rateFileMarket", 8],
    ["rateFileTwoCurrencies", 9],
    ["rateFileAmount", 10],
  ]);
});

test("a calling code becomes another market from a day on, and was what it was before", async () => {
  const { luna } = await createShop();
  const spain = async (day: string) =>
    (await priceOn(systemCtx(luna.id), { ...asked, recipient: "+34 600 111 222", day })).market;
  const file = bytesOf(
    "valid_from,country_iso2,calling_code,market\n2027-01-01,ES,34,Iberia\n2027-07-01,ES,34,Spain\n",
  );
  const { markets: lines } = await readMarketFile(file, "2027-01-01");
  const changes = [
    { callingCode: "34", country: "ES", market: "Iberia", validFrom: "2027-01-01", before: "Spain" },
    { callingCode: "34", country: "ES", market: "Spain", validFrom: "2027-07-01", before: "Iberia" },
  ];
  expect(await loadMarkets(ownerDb(), lines, false)).toEqual(changes);
  expect(await spain("2027-02-01")).toBe("Spain");
  expect(await loadMarkets(ownerDb(), lines, true)).toEqual(changes);
  expect([
    await spain("2026-12-31"),
    await spain("2027-01-01"),
    await spain("2027-06-30"),
    await spain("2027-07-01"),
  ]).toEqual(["Spain", "Iberia", "Iberia", "Spain"]);
  expect(await loadMarkets(ownerDb(), lines, true)).toEqual([]);
  const history = await ownerDb()
    .select()
    .from(markets)
    .where(eq(markets.callingCode, "34"))
    .orderBy(markets.validFrom);
  expect(history.map(({ validTo }) => validTo)).toEqual(["2027-01-01", "2027-07-01", null]);
});

test("what Guichet comes with is what its own file says", async () => {
  const seeded = readFileSync(new URL("../../../db/seed/data/markets.csv", import.meta.url));
  const lines = seeded
    .toString()
    .split("\n")
    .filter((line) => !line.startsWith(",") && !line.startsWith("34,"))
    .join("\n");
  const { markets: given, faults } = await readMarketFile(bytesOf(lines), "2025-07-01");
  expect(faults).toEqual([]);
  expect(given.length).toBeGreaterThan(100);
  expect(await loadMarkets(ownerDb(), given, false)).toEqual([]);
});

test("a market file that is wrong says where", async () => {
  const file = bytesOf(
    "country_iso2,calling_code,market\nES,3x,Spain\nSpain,34,Spain\nES,34,1\nES,34,Spain\nES,34,Iberia\n",
  );
  const { faults } = await readMarketFile(file, "2027-01-01");
  expect(faults.map(({ params }) => params?.line)).toEqual([2, 3, 4, 6]);
});
