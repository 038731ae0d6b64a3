import { type AppError, invalid } from "@/server/errors";
import { label, lineReader, readMarket } from "./rate-file";
import { readTables } from "./read-table";

/** From a day on, numbers that begin so, in that country, are priced as that market. */
export type FileMarket = { callingCode: string; country: string; market: string; validFrom: string };

const names = {
  callingCode: "calling code",
  country: ["country iso", "country"],
  market: "market",
  validFrom: "valid from",
};
const isDay = (text: string) => /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const wrong = (line: number, what: string) =>
  invalid(`Line ${line}: ${what}`, { key: "marketFileLine", params: { line, text: what }, field: "file" });

/**
 * Which calling codes are which market, by a file with the columns `country_iso2`, `calling_code`, `market` and, where it tells a
 * history, `valid_from`; without one everything holds from the day given.
 */
export async function readMarketFile(
  bytes: Uint8Array,
  from: string,
): Promise<{ markets: FileMarket[]; faults: AppError[] }> {
  const [table = []] = await readTables(bytes);
  const header = table.findIndex((row) => {
    const labels = row.map(label);
    return labels.includes(names.callingCode) && labels.includes(names.market);
  });
  if (header < 0) throw wrong(1, "no line names the columns country_iso2, calling_code and market.");
  const labels = table[header]?.map(label) ?? [];
  const at = {
    callingCode: labels.indexOf(names.callingCode),
    country: labels.findIndex((one) => names.country.includes(one)),
    market: labels.indexOf(names.market),
    validFrom: labels.indexOf(names.validFrom),
  };
  const markets: FileMarket[] = [];
  const seen = new Set<string>();
  const { faults, readLine } = lineReader();
  for (const [index, row] of table.entries()) {
    if (index <= header || row.every((cell) => cell === "")) continue;
    const line = index + 1;
    readLine(() => {
      const callingCode = (row[at.callingCode] ?? "").replace(/^\+/, "");
      const country = row[at.country] ?? "";
      const validFrom = at.validFrom < 0 ? from : (row[at.validFrom] ?? "");
      const market = readMarket(row[at.market] ?? "", line);
      if (!/^\d{1,7}$/.test(callingCode)) throw wrong(line, `"${callingCode}" is no calling code.`);
      if (!/^[A-Z]{2}$/.test(country)) throw wrong(line, `"${country}" is no country.`);
      if (!isDay(validFrom)) throw wrong(line, `"${validFrom}" is no day.`);
      const key = `${callingCode} ${country} ${validFrom}`;
      if (seen.has(key)) throw wrong(line, "this calling code stood above already for that day.");
      seen.add(key);
      markets.push({ callingCode, country, market, validFrom });
    });
  }
  return { markets, faults };
}
