import { AppError, invalid } from "@/server/errors";
import { label, lineReader } from "../rate-cards/rate-file";
import { readTables } from "../rate-cards/read-table";
import { priceOf2018 } from "./launch-rates";

const isCountry = (code: string) => {
  const name = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return /^[A-Z]{2}$/.test(code) && name.of(code) !== undefined && code !== "ZZ";
};

const wrong = (key: string, message: string, params: Record<string, string | number>) =>
  invalid(`Line ${params.line}: ${message}`, { key, params, field: "file" });

/** The country prices of a file with the columns Country and Price, and what is wrong with it. */
export async function readLaunchFile(
  bytes: Uint8Array,
): Promise<{ prices: Map<string, bigint>; faults: AppError[] }> {
  const hasColumns = (row: string[]) =>
    row.map(label).includes("country") && row.map(label).includes("price");
  const table = (await readTables(bytes)).find((sheet) => sheet.some(hasColumns));
  if (!table) {
    throw invalid("No line of this file names its columns: Country and Price.", {
      key: "launchFileNoHeader",
      field: "file",
    });
  }
  const header = table.findIndex(hasColumns);
  const labels = table[header]?.map(label) ?? [];
  const [countryAt, priceAt] = [labels.indexOf("country"), labels.indexOf("price")];
  const prices = new Map<string, bigint>();
  const { faults, readLine } = lineReader();
  for (const [index, row] of table.entries()) {
    if (index <= header || row.every((cell) => cell === "")) continue;
    const line = index + 1;
    const [country, price] = [(row[countryAt] ?? "").toUpperCase(), row[priceAt] ?? ""];
    readLine(() => {
      if (!isCountry(country) || prices.has(country)) {
        const text = country.slice(0, 40);
        throw wrong("launchFileCountry", "this is no country, or one that stood above already.", {
          line,
          text,
        });
      }
      prices.set(country, priceOfLine(price, line));
    });
  }
  return { prices, faults };
}

function priceOfLine(price: string, line: number): bigint {
  try {
    return priceOf2018(price);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = price.slice(0, 20);
    throw wrong("launchFilePrice", "a price of 2018 is between 0.005 and 0.09 US dollars.", { line, text });
  }
}
