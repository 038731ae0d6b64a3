import { csvLine } from "../../csv";
import { decimal } from "../../money";
import { localTime } from "./local-time";
import type { Table, Value } from "./table";

type Reader = { locale: string; timeZone: string };

/** Where a decimal is written with a comma, spreadsheets expect semicolons between cells. */
const usesComma = (locale: string) =>
  new Intl.NumberFormat(locale)
    .formatToParts(0.5)
    .some(({ type, value }) => type === "decimal" && value === ",");

/** In the order of day, month and year that the reader's spreadsheet expects; English comes in too many, so it gets ISO's. */
function dated(moment: Date, { locale, timeZone }: Reader): string {
  if (locale.startsWith("en")) return localTime(moment, timeZone);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return format.format(moment).replace(",", "");
}

function written(value: Value, reader: Reader): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (value instanceof Date) return dated(value, reader);
  const plain = typeof value === "number" ? String(value) : withoutZeros(decimal(value.micros));
  return usesComma(reader.locale) ? plain.replace(".", ",") : plain;
}

/** Two decimals at least, and as many more as it takes to be true. */
const withoutZeros = (amount: string) => amount.replace(/(\.\d{2}\d*?)0+$/, "$1");

/** The table as CSV, as the reader's spreadsheet reads it; it begins with the mark by which Excel knows that it is UTF-8. */
export async function* writeCsv({ columns, rows }: Table, reader: Reader): AsyncGenerator<string> {
  const separator = usesComma(reader.locale) ? ";" : ",";
  yield `\uFEFF${csvLine(
    columns.map(({ heading }) => heading),
    separator,
  )}`;
  for await (const row of rows) {
    yield csvLine(
      row.map((value) => written(value, reader)),
      separator,
    );
  }
}
