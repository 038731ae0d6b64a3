import { AppError, invalid } from "@/server/errors";
import { microsOf } from "../micros";
import type { Table } from "./read-table";

/** A line of a price list: what messages cost from the n-th of a month on. */
export type FileRate = {
  market: string;
  category: string;
  tierFrom: number;
  tierTo: number | null;
  amountMicros: bigint;
  edgesKnown: boolean;
};

export type RateFile = {
  kind: "list" | "tiers";
  currency: string;
  rates: FileRate[];
  /** Columns that are prices of something else, such as Meta's own agent. */
  ignored: string[];
  /** What is wrong with it, line by line; a file with any is not taken. */
  faults: AppError[];
};

const mostFaults = 50;

/** Reads on after a line that is wrong, so that all of a file's faults are told at once. */
export function lineReader() {
  const faults: AppError[] = [];
  const readLine = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (faults.length < mostFaults) faults.push(error);
    }
  };
  return { faults, readLine };
}

/** The currencies Meta gives out price lists in. */
export const rateCurrencies = [
  ...["USD", "AED", "ARS", "AUD", "BRL", "CLP", "COP", "EUR", "GBP", "IDR", "INR", "MXN", "MYR", "PEN"],
  ...["SAR", "SGD"],
];

/** Beyond this an amount for one message is a slip, in any of the currencies. */
const mostMicros = 100_000n * 1_000_000n;

const refusal = (key: string, message: string) => (params: Record<string, string | number>) =>
  invalid(`Line ${params.line}: ${message}`, { key, params, field: "file" });

export const wrongCurrency = refusal(
  "rateFileCurrency",
  "this is none of the currencies of Meta's price lists.",
);
export const twoCurrencies = refusal("rateFileTwoCurrencies", "this is another currency than above.");
export const wrongAmount = refusal("rateFileAmount", "this is not an amount.");
export const wrongMarket = refusal("rateFileMarket", "there is no market, or one that stood above already.");
export const wrongTier = refusal("rateFileTier", "this volume tier does not follow the one before.");

export const noHeader = () =>
  invalid("No line of this file names its columns: Market, Currency and the categories.", {
    key: "rateFileNoHeader",
    field: "file",
  });

/** "Authentication-International " as "authentication international". */
export const label = (cell = "") =>
  cell
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();

export const categories: Record<string, string> = {
  marketing: "marketing",
  utility: "utility",
  authentication: "authentication",
  "authentication international": "authentication_international",
  "auth international": "authentication_international",
  service: "service",
};

/** Where the columns are named: the first line that has each of these. */
export function findHeader(table: Table, names: string[]): number {
  const at = table.findIndex((row) => {
    const labels = row.map(label);
    return names.every((name) => labels.includes(name));
  });
  if (at < 0) throw noHeader();
  return at;
}

/** "$US", "US$" and "USD" are one; what is not in the list is not guessed at. */
export function readCurrency(cell: string, line: number): string {
  const letters = cell.replace(/[^A-Za-z]/g, "").toUpperCase();
  const currency = letters === "US" ? "USD" : letters;
  if (!rateCurrencies.includes(currency)) throw wrongCurrency({ line, text: cell.slice(0, 20) });
  return currency;
}

const isNothing = (cell: string) => /^(|-|–|—|n\/?a\.?|none)$/i.test(cell);

/**
 * An amount as it stands in the file; nothing where there is none. A workbook keeps 0.0618 as 6.1800000000000001E-2,
 * which the shortest decimal for the same number undoes exactly.
 */
export function readAmount(cell: string, where: { line: number; column: string }): bigint | undefined {
  if (isNothing(cell)) return undefined;
  if (/^free$/i.test(cell)) return 0n;
  const isBinary = /^\d+(\.\d{7,})?(e[+-]?\d{1,3})?$/i.test(cell) && /[e]|\.\d{7,}/i.test(cell);
  const written = isBinary ? String(Number(cell)) : cell.replace(/^[$€£]\s?/, "");
  const micros = /^\d{1,6}(\.\d{1,6})?$/.test(written) ? microsOf(written) : undefined;
  if (micros === undefined || micros > mostMicros) throw wrongAmount({ ...where, text: cell.slice(0, 20) });
  return micros;
}

const endless = /^(|-|–|—|∞|max|n\/?a|\+|and above|above|unlimited)$/i;

/** "100,001" as a number; nothing where a band has no end. */
export function readEdge(cell: string, where: { line: number; market: string }): number | undefined {
  if (endless.test(cell)) return undefined;
  const digits = cell.replaceAll(",", "");
  const isCount = /^\d{1,10}$/.test(digits) && (/^\d+$/.test(cell) || /^\d{1,3}(,\d{3})+$/.test(cell));
  const edge = Number(digits);
  if (!isCount || edge > 2_000_000_000) throw wrongTier({ ...where, text: cell.slice(0, 20) });
  return edge;
}

export function readMarket(cell: string, line: number): string {
  if (!/^[\p{L}][\p{L}\p{M} &'’.()-]{1,79}$/u.test(cell))
    throw wrongMarket({ line, market: cell.slice(0, 80) });
  return cell;
}
