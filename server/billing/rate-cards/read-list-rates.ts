import {
  categories,
  type FileRate,
  findHeader,
  label,
  lineReader,
  noHeader,
  type RateFile,
  readAmount,
  readCurrency,
  readMarket,
  twoCurrencies,
  wrongMarket,
} from "./rate-file";
import type { Table } from "./read-table";

/** Meta's list rates: a line for each market, a column for each category, after a few lines of prose. */
export function readListRates(table: Table): RateFile {
  const header = findHeader(table, ["market", "currency"]);
  const labels = table[header]?.map(label) ?? [];
  const [marketAt, currencyAt] = [labels.indexOf("market"), labels.indexOf("currency")];
  const columns = labels.flatMap((name, at) =>
    categories[name] ? [{ at, category: categories[name] }] : [],
  );
  if (!columns.some(({ category }) => category === "marketing")) throw noHeader();

  const rates: FileRate[] = [];
  const seen = new Set<string>();
  let currency = "";
  const { faults, readLine } = lineReader();
  for (const [index, row] of table.entries()) {
    if (index <= header || row.every((cell) => cell === "")) continue;
    const line = index + 1;
    // What follows the list is prose again.
    if ((row[currencyAt] ?? "") === "" && columns.every(({ at }) => !row[at])) continue;
    readLine(() => {
      const market = readMarket(row[marketAt] ?? "", line);
      if (seen.has(market)) throw wrongMarket({ line, market });
      seen.add(market);
      const named = readCurrency(row[currencyAt] ?? "", line);
      currency ||= named;
      if (named !== currency) throw twoCurrencies({ line, text: named });
      for (const { at, category } of columns) {
        const amountMicros = readAmount(row[at] ?? "", { line, column: category });
        if (amountMicros === undefined) continue;
        rates.push({ market, category, tierFrom: 0, tierTo: null, amountMicros, edgesKnown: false });
      }
    });
  }
  if (faults.length === 0 && (!currency || rates.length === 0)) throw noHeader();
  const known = new Set([marketAt, currencyAt, ...columns.map(({ at }) => at)]);
  const ignored = (table[header] ?? []).filter((name, at) => name !== "" && !known.has(at));
  return { kind: "list", currency, rates, ignored: ignored.map((name) => name.slice(0, 80)), faults };
}
