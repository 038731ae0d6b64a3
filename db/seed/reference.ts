import { readFileSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { v5 as uuidv5 } from "uuid";
import { markets, pricingRegimes, rateCards, rates } from "@/db/schema/price-lists";
import { microsOf } from "@/server/billing/micros";

/** Rows keep their ids in every installation, so that loading them again changes nothing. */
const ids = "8f1c6c2e-5f53-4d6e-9a5b-0d4a7e1c2b90";
const idOf = (...parts: string[]) => uuidv5(parts.join(" "), ids);

const usdSource = "Meta's USD rate card, list rates per delivered message";
const rowsPerInsert = 500;

function readCsv(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`./data/${name}`, import.meta.url), "utf8");
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== columns.length)
      throw new Error(`${name}: this line has a cell too many or too few: ${line}`);
    return Object.fromEntries(columns.map((column, position) => [column, cells[position] ?? ""]));
  });
}

function exactMicros(decimal: string): bigint {
  const micros = microsOf(decimal);
  if (micros === undefined || !/^\d+\.\d{1,6}$/.test(decimal))
    throw new Error(`Not an exact amount: ${decimal}`);
  return micros;
}

const cell = (row: Record<string, string>, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`There is no column ${column}`);
  return value;
};
const orNull = (value: string) => (value === "" ? null : value);
const wholeOrNull = (value: string) => (value === "" ? null : Number.parseInt(value, 10));

function readRates() {
  return readCsv("rate-card-usd.csv").map((row) => ({
    rateCardId: idOf("rate card", "USD", cell(row, "effective_from")),
    effectiveFrom: cell(row, "effective_from"),
    market: cell(row, "market"),
    category: cell(row, "category"),
    tierFrom: Number.parseInt(cell(row, "tier_from"), 10),
    tierTo: wholeOrNull(cell(row, "tier_to")),
    amountMicros: exactMicros(cell(row, "usd_per_message")),
  }));
}

function readMarkets() {
  return readCsv("markets.csv").map((row) => {
    const [callingCode, country, validFrom] = [
      cell(row, "calling_code"),
      cell(row, "country"),
      cell(row, "valid_from"),
    ];
    return {
      id: idOf("market", callingCode, country, validFrom),
      callingCode,
      country,
      market: cell(row, "market"),
      validFrom,
      validTo: orNull(cell(row, "valid_to")),
    };
  });
}

function readRegimes() {
  return readCsv("pricing-regimes.csv").map((row) => ({
    regime: cell(row, "regime"),
    effectiveFrom: cell(row, "effective_from"),
    freeInWindow: cell(row, "free_in_window").split(" ").filter(Boolean),
    freeServicePerMonth: wholeOrNull(cell(row, "free_service_per_month")),
    source: cell(row, "source"),
  }));
}

/** Loads prices, markets and rules into the database at `url`, whose user owns it. What is there already stays as it is. */
export async function seedReference(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await drizzle(sql, { casing: "snake_case" }).transaction(async (db) => {
      const list = readRates();
      // A market's only line is its list rate; where it has several, these are all its bands.
      const bandOf = (row: (typeof list)[number]) => [row.rateCardId, row.market, row.category].join(" ");
      const banded = new Set(list.filter(({ tierFrom }) => tierFrom > 0).map(bandOf));
      const rows = list.map((row) => ({ ...row, edgesKnown: banded.has(bandOf(row)) }));
      await db
        .insert(rateCards)
        .values(
          [...new Map(rows.map((row) => [row.rateCardId, row.effectiveFrom]))].map(([id, effectiveFrom]) => ({
            id,
            currency: "USD",
            effectiveFrom,
            source: usdSource,
          })),
        )
        .onConflictDoNothing();
      for (let start = 0; start < rows.length; start += rowsPerInsert) {
        await db
          .insert(rates)
          .values(rows.slice(start, start + rowsPerInsert).map(({ effectiveFrom: _, ...rate }) => rate))
          .onConflictDoNothing();
      }
      await db.insert(markets).values(readMarkets()).onConflictDoNothing();
      await db.insert(pricingRegimes).values(readRegimes()).onConflictDoNothing();
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
