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
  readEdge,
  readMarket,
  twoCurrencies,
  wrongAmount,
  wrongTier,
} from "./rate-file";
import type { Table } from "./read-table";

type Group = { category: string; fromAt: number; toAt: number; rateAt: number };

const inOrder = ["utility", "authentication", "authentication_international"];

/** Meta's volume tiers: a line for each band of a market, and side by side the categories that have bands. */
export function readVolumeTiers(table: Table): RateFile {
  const header = findHeader(table, ["market", "currency", "from", "to"]);
  const labels = table[header]?.map(label) ?? [];
  const [marketAt, currencyAt] = [labels.indexOf("market"), labels.indexOf("currency")];
  const groups = groupsOf(labels, table[header - 1] ?? []);

  const rates: FileRate[] = [];
  let [market, currency] = ["", ""];
  const { faults, readLine } = lineReader();
  for (const [index, row] of table.entries()) {
    if (index <= header || groups.every(({ rateAt }) => !row[rateAt])) continue;
    const line = index + 1;
    readLine(() => {
      // A market that goes on below itself is written once.
      market = row[marketAt] ? readMarket(row[marketAt], line) : market;
      const named = row[currencyAt] ? readCurrency(row[currencyAt], line) : currency;
      currency ||= named;
      if (named !== currency) throw twoCurrencies({ line, text: named });
      for (const group of groups) {
        const band = readBand(row, group, { line, market: readMarket(market, line) });
        if (band) rates.push(following(rates, band, line));
      }
    });
  }
  if (faults.length === 0 && (!currency || rates.length === 0)) throw noHeader();
  return { kind: "tiers", currency, rates, ignored: [], faults };
}

/** The categories stand above their columns; where they do not, they come in Meta's order. */
function groupsOf(labels: string[], above: string[]): Group[] {
  const starts = labels.flatMap((name, at) => (name === "from" ? [at] : []));
  const groups = starts.map((fromAt, nth) => {
    const end = starts[nth + 1] ?? labels.length;
    const within = (name: string) => labels.findIndex((one, at) => one === name && at > fromAt && at < end);
    const begin = nth === 0 ? 0 : (starts[nth - 1] ?? 0) + 1;
    const named = above
      .slice(begin, fromAt + 1)
      .map((cell) => categories[label(cell)])
      .findLast(Boolean);
    return {
      category: named ?? inOrder[nth] ?? "",
      fromAt,
      toAt: within("to"),
      rateAt: within("rate"),
    };
  });
  const isWhole = groups.every(({ category, toAt, rateAt }) => category && toAt > 0 && rateAt > 0);
  if (!isWhole || new Set(groups.map(({ category }) => category)).size < groups.length) throw noHeader();
  return groups;
}

type Where = { line: number; market: string };

function readBand(
  row: string[],
  { category, fromAt, toAt, rateAt }: Group,
  where: Where,
): FileRate | undefined {
  const amountMicros = readAmount(row[rateAt] ?? "", { line: where.line, column: category });
  if (amountMicros === undefined) return undefined;
  const tierFrom = readEdge(row[fromAt] ?? "", where);
  if (tierFrom === undefined) throw wrongTier({ ...where, text: row[fromAt] ?? "" });
  const tierTo = readEdge(row[toAt] ?? "", where) ?? null;
  return { market: where.market, category, tierFrom, tierTo, amountMicros, edgesKnown: true };
}

/** The band after the one above it; lists that write an edge twice mean the message after it. */
function following(rates: FileRate[], band: FileRate, line: number): FileRate {
  const above = rates.findLast((one) => one.market === band.market && one.category === band.category);
  const { market } = band;
  const first = above ? (above.tierTo ?? Number.NaN) + 1 : 0;
  const written = band.tierFrom;
  const follows = above ? written === first || written === first - 1 : written <= 1;
  if (!follows || (band.tierTo !== null && band.tierTo <= first))
    throw wrongTier({ line, market, text: written });
  if (above && above.amountMicros < band.amountMicros)
    throw wrongAmount({ line, column: band.category, text: "more than the band above" });
  return { ...band, tierFrom: first };
}
