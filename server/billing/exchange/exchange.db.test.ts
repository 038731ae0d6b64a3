import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace } from "@/db/factories";
import { enterExchangeRate } from "./enter-exchange-rate";
import { importEcbRates } from "./import-ecb-rates";
import { listExchangeRates } from "./list-exchange-rates";
import { readEcbFile } from "./read-ecb-file";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const history =
  "Date,USD,JPY,GBP,\n2026-10-30,1.0868,165.3,0.8657,\n2026-10-29,1.0850,164.9,N/A,\n1999-01-04,1.1789,133.73,0.7111,\n";
const oneDay = "Date, USD, JPY, GBP, \n30 October 2026, 1.0868, 165.3, 0.8657, \n";
const friday = [
  { day: "2026-10-30", quote: "USD", rate: "1.0868" },
  { day: "2026-10-30", quote: "GBP", rate: "0.8657" },
];

test("of the Bank's files the rates of Meta's currencies are read, as CSV or in its ZIP, of one day or of all", () => {
  const all = [...friday, { day: "2026-10-29", quote: "USD", rate: "1.0850" }];
  expect(readEcbFile(bytesOf(history), "2024-01-01")).toEqual(all);
  expect(readEcbFile(zipSync({ "eurofxref-hist.csv": bytesOf(history) }), "2024-01-01")).toEqual(all);
  expect(readEcbFile(bytesOf(oneDay), "2024-01-01")).toEqual(friday);
});

test.each([
  ["a price list", "Market,Currency,Marketing\nSpain,USD,0.0707\n"],
  ["a day that is none", "Date,USD\nlast Friday,1.08\n"],
  ["nothing", " "],
])("%s is refused", (_, text) => {
  expect(() => readEcbFile(bytesOf(text), "2024-01-01")).toThrow("European Central Bank");
});

test("what a person entered for a day stays when the Bank's file is imported, and a repeat changes nothing", async () => {
  const luna = await createWorkspace();
  const noor = as(await createMember(luna.id, "Noor", ["finance"]), () => new Date("2026-11-02T09:00:00Z"));
  await enterExchangeRate(noor, { day: "2026-10-30", base: "EUR", quote: "USD", rate: "1.1" });
  await enterExchangeRate(noor, { day: "2026-10-30", base: "EUR", quote: "USD", rate: "1.09" });
  const file = Buffer.from(history).toString("base64");
  expect(await importEcbRates(noor, { file })).toEqual({ count: 3 });
  await importEcbRates(noor, { file });
  expect(await listExchangeRates(noor)).toEqual([
    { base: "EUR", quote: "GBP", day: "2026-10-30", rate: "0.8657", source: "ecb", days: 1 },
    { base: "EUR", quote: "USD", day: "2026-10-30", rate: "1.09", source: "hand", days: 2 },
  ]);
  const beto = as(await createMember((await createWorkspace()).id, "Beto"));
  expect(await listExchangeRates(beto)).toEqual([]);
});
